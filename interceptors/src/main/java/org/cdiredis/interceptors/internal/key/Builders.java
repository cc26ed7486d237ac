package org.cdiredis.interceptors.internal.key;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * String builders that are used again, so that writing a text allocates the text only. A few, whoever comes takes one: threads, of
 * which there may be a million virtual ones, keep none. Thread-safe.
 */
final class Builders {

    private static final int COUNT = 64;
    private static final int USUAL_SIZE = 256;

    /** More than that, and it is not kept. */
    private static final int LARGEST = 16 * 1024;

    private static final AtomicReferenceArray<StringBuilder> KEPT = new AtomicReferenceArray<>(COUNT);

    private Builders() {}

    static StringBuilder take() {
        StringBuilder kept = KEPT.getAndSet(slot(), null);
        return kept == null ? new StringBuilder(USUAL_SIZE) : kept;
    }

    static void giveBack(StringBuilder builder) {
        if (builder.capacity() <= LARGEST) {
            builder.setLength(0);
            KEPT.setRelease(slot(), builder);
        }
    }

    private static int slot() {
        long id = Thread.currentThread().getId();
        return (int) (id ^ (id >>> 6)) & (COUNT - 1);
    }
}
