package org.cdiredis.internal.lock;

/** Why a lock is not held any more, in the words of messages. */
enum Loss {
    UNRENEWED("its lease has ended"),
    GONE("Redis knows another holder, or none"),
    CLOSED("its handle has been closed");

    private final String words;

    Loss(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
