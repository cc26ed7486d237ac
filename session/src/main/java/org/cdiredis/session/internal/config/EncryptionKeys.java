package org.cdiredis.session.internal.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The keys of the configuration.
 *
 * @param keys the keys by their names; the first one encrypts
 * @param readsPlain whether what is not encrypted is read, too
 */
public record EncryptionKeys(Map<String, SecretKey> keys, boolean readsPlain) {

    /** No encryption. */
    static final EncryptionKeys NONE = new EncryptionKeys(Map.of(), true);

    private static final String PLAIN = "none";
    private static final Set<Integer> LENGTHS = Set.of(16, 24, 32);
    private static final int LONGEST_NAME = 100;

    /** Keeps the order. */
    public EncryptionKeys {
        keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
    }

    static EncryptionKeys parse(String text) {
        Map<String, SecretKey> keys = new LinkedHashMap<>();
        boolean readsPlain = false;
        for (String part : text.split(",", -1)) {
            String entry = part.trim();
            if (entry.equals(PLAIN)) {
                readsPlain = true;
            } else {
                add(entry, keys);
            }
        }
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("there is no key. Write name:key, or remove the option");
        }
        return new EncryptionKeys(keys, readsPlain);
    }

    private static void add(String entry, Map<String, SecretKey> keys) {
        int colon = entry.indexOf(':');
        String name = colon < 0 ? "" : entry.substring(0, colon);
        if (name.isEmpty() || name.getBytes(UTF_8).length > LONGEST_NAME) {
            throw new IllegalArgumentException("a key has no name, or too long a one. Write name:key for each");
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(entry.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("the key \"" + name + "\" is not Base64", e);
        }
        if (!LENGTHS.contains(bytes.length)) {
            throw new IllegalArgumentException("the key \"" + name + "\" has " + bytes.length
                    + " bytes, and not 16, 24 or 32. `openssl rand -base64 32` makes one");
        }
        if (keys.put(name, new SecretKeySpec(bytes, "AES")) != null) {
            throw new IllegalArgumentException("the key \"" + name + "\" is there twice");
        }
    }

    /** The keys are secret. */
    @Override
    public String toString() {
        return keys.keySet() + (readsPlain ? " and none" : "");
    }
}
