package org.cdiredis.internal.transaction;

import java.util.function.Supplier;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

import org.jspecify.annotations.Nullable;

/**
 * The transactions of a {@link TransactionSynchronizationRegistry}, which knows the one of the calling thread: another one after
 * that has been suspended, and the same one again when it has been resumed.
 *
 * @param registry the registry
 */
public record RegistryTransactions(TransactionSynchronizationRegistry registry) implements Transactions {

    @Override
    public <P extends Participant> @Nullable P participant(Object key, Supplier<P> maker) {
        return switch (registry.getTransactionStatus()) {
            case Status.STATUS_NO_TRANSACTION, Status.STATUS_COMMITTED, Status.STATUS_UNKNOWN -> null;
            case Status.STATUS_MARKED_ROLLBACK, Status.STATUS_ROLLING_BACK, Status.STATUS_ROLLEDBACK ->
                doomed(key, maker);
            default -> registered(key, maker);
        };
    }

    @SuppressWarnings("unchecked") // a key is always used with the same type
    private <P extends Participant> @Nullable P registered(Object key, Supplier<P> maker) {
        Object existing = existing(key);
        if (existing != null) {
            return (P) existing;
        }
        P made = maker.get();
        try {
            registry.registerInterposedSynchronization(new End(made));
            registry.putResource(key, made);
            return made;
        } catch (IllegalStateException e) {
            // It has come so far that nobody may join any more, or was marked for rollback between.
            return registry.getTransactionStatus() == Status.STATUS_MARKED_ROLLBACK ? doomed(key, maker) : null;
        }
    }

    /** Also after a rollback, as by a timeout that its thread knows nothing of: what it then does is of no account, either. */
    @SuppressWarnings("unchecked") // a key is always used with the same type
    private <P extends Participant> P doomed(Object key, Supplier<P> maker) {
        Object existing = existing(key);
        if (existing != null) {
            return (P) existing;
        }
        P made = maker.get();
        made.rolledBack();
        try {
            registry.putResource(key, made);
        } catch (IllegalStateException e) {
            // It has ended, so that the next call gets another one.
        }
        return made;
    }

    private @Nullable Object existing(Object key) {
        try {
            return registry.getResource(key);
        } catch (IllegalStateException e) {
            return null; // it has ended
        }
    }

    /** Tells a participant of the end. */
    private record End(Participant participant) implements Synchronization {

        @Override
        public void beforeCompletion() {
            // It may still be rolled back.
        }

        @Override
        public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
                participant.committed();
            } else {
                participant.rolledBack();
            }
        }
    }
}
