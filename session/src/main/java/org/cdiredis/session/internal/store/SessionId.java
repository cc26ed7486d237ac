package org.cdiredis.session.internal.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * The id of a session as the client has it: where the session is stored, and a secret that proves the client's right to it. Redis
 * has only a hash of the secret, so that nobody who reads there can take over a session. There is no dot within: load
 * balancers take what follows one for the name of a node.
 *
 * @param storage names the session for as long as it lives, 22 characters
 * @param secret changes with the session's id, 22 characters
 */
public record SessionId(String storage, String secret) {

    /** How many characters an id has. */
    public static final int LENGTH = 44;

    private static final int HALF = LENGTH / 2;
    private static final int BYTES = 16;
    private static final int HASH_BYTES = 16;
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    /** Checks both parts. */
    public SessionId {
        if (!isForm(storage) || !isForm(secret)) {
            throw new IllegalArgumentException("not an id of a session"); // the id is a secret
        }
    }

    /**
     * A new id.
     *
     * @return an id that nobody can guess
     */
    public static SessionId random() {
        byte[] bytes = random(2 * BYTES);
        return new SessionId(half(Arrays.copyOf(bytes, BYTES)), half(Arrays.copyOfRange(bytes, BYTES, 2 * BYTES)));
    }

    /**
     * An id as far as it is known of a session that has ended, and that this node never had.
     *
     * @param storage the storage id
     * @return an id whose second half means nothing
     */
    public static SessionId ofUnknownSecret(String storage) {
        return new SessionId(storage, "-".repeat(HALF));
    }

    /**
     * The id in what a client has sent. What follows a dot is the route to a node, and ignored.
     *
     * @param text what the client has sent; may be null
     * @return the id; empty if it cannot be one
     */
    public static Optional<SessionId> parse(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        int dot = text.indexOf('.');
        String id = dot < 0 ? text : text.substring(0, dot);
        if (id.length() != LENGTH) {
            return Optional.empty();
        }
        String storage = id.substring(0, HALF);
        String secret = id.substring(HALF);
        return isForm(storage) && isForm(secret) ? Optional.of(new SessionId(storage, secret)) : Optional.empty();
    }

    /**
     * Whether a text can be a storage id.
     *
     * @param text any text
     * @return true if it has its form
     */
    public static boolean isStorage(String text) {
        return isForm(text);
    }

    /** Each request asks, so not by a regular expression. */
    private static boolean isForm(String half) {
        for (int i = 0; i < half.length(); i++) {
            char character = half.charAt(i);
            boolean isDigit = character >= '0' && character <= '9';
            boolean isLetter = (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
            if (!isDigit && !isLetter && character != '-' && character != '_') {
                return false;
            }
        }
        return half.length() == HALF;
    }

    private static byte[] random(int count) {
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    private static String half(byte[] bytes) {
        return ENCODER.encodeToString(bytes);
    }

    /**
     * An id of the same session.
     *
     * @return an id with another secret
     */
    public SessionId renewed() {
        return new SessionId(storage, half(random(BYTES)));
    }

    /**
     * The id as a client has it.
     *
     * @return the text
     */
    public String text() {
        return storage + secret;
    }

    /**
     * What Redis has of the secret.
     *
     * @return 16 bytes, new ones each time
     */
    public byte[] secretHash() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(US_ASCII));
            return Arrays.copyOf(digest, HASH_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }

    /** The storage id only: the rest is a secret. */
    @Override
    public String toString() {
        return storage + "…";
    }
}
