package org.cdiredis.session.internal.serialize;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

import org.jspecify.annotations.Nullable;

import org.cdiredis.session.internal.store.AttributeName;

/**
 * Keeps bytes from others by AES-GCM: nobody without a key can read or make them, or put them into another session or attribute. What is
 * stored begins with the name of the key and the nonce. Thread-safe.
 */
public final class Encryption {

    /** None: bytes are stored as they are. */
    public static final Encryption NONE = new Encryption("", Map.of(), true);

    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final String scope;
    private final Map<String, SecretKey> keys;
    private final byte[] first;
    private final boolean readsPlain;

    /**
     * Encryption with some keys.
     *
     * @param scope what tells the application from others
     * @param keys the keys by their names; the first one encrypts, all decrypt
     * @param readsPlain whether bytes that are not encrypted are read, too
     */
    public Encryption(String scope, Map<String, SecretKey> keys, boolean readsPlain) {
        this.scope = scope;
        this.keys = Collections.unmodifiableMap(new LinkedHashMap<>(keys));
        this.first = keys.keySet().stream().findFirst().orElse("").getBytes(UTF_8);
        this.readsPlain = readsPlain;
    }

    boolean isOn() {
        return !keys.isEmpty();
    }

    boolean readsPlain() {
        return readsPlain;
    }

    byte[] encrypt(byte[] bytes, String storage, AttributeName name, byte envelope) {
        SecretKey key = keys.values().iterator().next();
        byte[] nonce = new byte[NONCE];
        RANDOM.nextBytes(nonce);
        try {
            byte[] secret = cipher(Cipher.ENCRYPT_MODE, key, nonce, storage, name, envelope)
                    .doFinal(bytes);
            return ByteBuffer.allocate(1 + first.length + NONCE + secret.length)
                    .put((byte) first.length)
                    .put(first)
                    .put(nonce)
                    .put(secret)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every JDK has it, and the keys were checked
        }
    }

    /** Whether the key that encrypts now has encrypted the bytes from a place on, as far as they say. */
    boolean isByFirstKey(byte[] bytes, int from) {
        int name = from + 1;
        int end = name + first.length;
        return bytes.length >= end
                && bytes[from] == first.length
                && Arrays.equals(bytes, name, end, first, 0, first.length);
    }

    byte[] decrypt(byte[] bytes, String storage, AttributeName name, byte envelope)
            throws UnreadableAttributeException {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int length = in.hasRemaining() ? in.get() & 0xff : 0;
        if (in.remaining() < length + NONCE) {
            throw new UnreadableAttributeException("it is not what the encryption makes", null);
        }
        byte[] id = new byte[length];
        in.get(id);
        byte[] nonce = new byte[NONCE];
        in.get(nonce);
        byte[] secret = new byte[in.remaining()];
        in.get(secret);
        @Nullable SecretKey key = keys.get(new String(id, UTF_8));
        if (key == null) {
            throw new UnreadableAttributeException(
                    "it is encrypted with a key that encryption-keys does not have", null);
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, key, nonce, storage, name, envelope)
                    .doFinal(secret);
        } catch (GeneralSecurityException e) {
            throw new UnreadableAttributeException("it was changed, or encrypted with another key of the same name", e);
        }
    }

    private Cipher cipher(int mode, SecretKey key, byte[] nonce, String storage, AttributeName name, byte envelope)
            throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(TRANSFORMATION);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD((scope + '\0' + storage + '\0' + name.isInternal() + '\0' + name.text()).getBytes(UTF_8));
        cipher.updateAAD(new byte[] {envelope});
        return cipher;
    }
}
