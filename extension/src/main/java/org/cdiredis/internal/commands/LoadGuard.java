package org.cdiredis.internal.commands;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/**
 * What has to be in Redis for a loaded value to be stored: the lease under which it was loaded, and nothing in its place but what
 * was there when the load began.
 *
 * @param token what the lease has to hold
 * @param isOwn whether the lease ends with this, since it was taken for this load; other loads may share it
 * @param digest the {@link #digest} of what may be replaced; empty for nothing
 * @param atMostLeft how long what is replaced has to live, at most; empty for any time
 */
public record LoadGuard(String token, boolean isOwn, Optional<String> digest, Optional<Duration> atMostLeft) {

    /**
     * A name for bytes that are to be found again. Lua in Redis has no other digest.
     *
     * @param bytes the bytes
     * @return their SHA-1 in hexadecimal digits
     */
    public static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }
}
