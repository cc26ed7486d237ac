package org.cdiredis.embedded;

import java.io.IOException;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** Waits for what another process does and doesn't announce. */
final class Poll {

    private static final Duration INTERVAL = Duration.ofMillis(5);

    private Poll() {}

    /** A question to another process. */
    @FunctionalInterface
    interface Condition {

        /**
         * Whether the awaited has happened.
         *
         * @throws IOException if the other process can't answer; same as "not yet"
         */
        boolean holds() throws IOException;
    }

    /**
     * Asks until the condition holds.
     *
     * @param awaited completes the sentence "... within 10 s"
     * @throws EmbeddedRedisException if the condition didn't hold in time, or the thread was interrupted (it stays so),
     *     or the condition threw one
     */
    static void until(String awaited, Duration atMost, Condition condition) {
        long start = System.nanoTime();
        IOException last = null;
        do {
            try {
                if (condition.holds()) {
                    return;
                }
                last = null;
            } catch (IOException e) {
                last = e;
            }
            pause(awaited);
        } while (System.nanoTime() - start < atMost.toNanos());
        throw failure(awaited, atMost, last);
    }

    private static void pause(String awaited) {
        try {
            Thread.sleep(INTERVAL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedRedisException("Interrupted while waiting: " + awaited + ".", e);
        }
    }

    private static EmbeddedRedisException failure(String awaited, Duration atMost, @Nullable IOException last) {
        String message = awaited + ": not within " + atMost.toMillis() + " ms";
        return last == null
                ? new EmbeddedRedisException(message + ".")
                : new EmbeddedRedisException(message + "; last answer: " + last.getMessage(), last);
    }
}
