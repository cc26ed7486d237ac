package org.cdiredis.internal.transaction;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/** The transactions of the threads that call. Thread-safe. */
public interface Transactions {

    /** There are none. */
    Transactions NONE = new Transactions() {
        @Override
        public <P extends Participant> @Nullable P participant(Object key, Supplier<P> maker) {
            return null;
        }
    };

    /**
     * The participant of the calling thread's transaction.
     *
     * @param key whose participant; always used with the same type
     * @param maker makes it where the transaction has none yet; it is told of the end then
     * @param <P> its type
     * @return the participant; null if the thread has no transaction, or one that has been committed
     */
    <P extends Participant> @Nullable P participant(Object key, Supplier<P> maker);
}
