package org.cdiredis.locking.internal;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/**
 * Transactions that a {@link TransactionSynchronizationRegistry} knows. One that can only be rolled back keeps nothing: nobody will
 * see what was done in it.
 *
 * @param registry the registry
 */
record RegisteredTransactions(TransactionSynchronizationRegistry registry) implements Transactions {

    private static final Object KEY = new Object();

    @Override
    public List<Hold> holds() {
        return isActive() ? List.copyOf(kept()) : List.of();
    }

    @Override
    public void keep(Hold hold, boolean isForCommit) {
        if (!isActive() || !hold.enter()) {
            return;
        }
        try {
            register(hold, new End(registry, hold, isForCommit, true));
        } catch (IllegalStateException e) {
            // It has been rolled back just now, as by a timeout.
            CompletionStage<?> unused = hold.leave();
        }
    }

    @Override
    public void guard(Hold hold) {
        if (!isActive() || kept().contains(hold)) {
            return;
        }
        try {
            register(hold, new End(registry, hold, true, false));
        } catch (IllegalStateException e) {
            // It has been rolled back just now, which is what the guard is for.
        }
    }

    private void register(Hold hold, End end) {
        List<Hold> kept = kept();
        registry.registerInterposedSynchronization(end);
        kept.add(hold);
    }

    private boolean isActive() {
        return registry.getTransactionStatus() == Status.STATUS_ACTIVE;
    }

    @SuppressWarnings("unchecked") // nobody else has the key
    private List<Hold> kept() {
        Object kept = registry.getResource(KEY);
        if (kept == null) {
            kept = new CopyOnWriteArrayList<Hold>();
            registry.putResource(KEY, kept);
        }
        return (List<Hold>) kept;
    }

    /** Stops the commit of what was written without the lock, and leaves the lock at the end if it was entered for that. */
    private record End(TransactionSynchronizationRegistry registry, Hold hold, boolean isForCommit, boolean isToLeave)
            implements Synchronization {

        @Override
        public void beforeCompletion() {
            if (isForCommit && !hold.handle().isHeld()) {
                LockingLogger.LOG.lostBeforeCommit(hold.handle().name());
                registry.setRollbackOnly();
            }
        }

        @Override
        public void afterCompletion(int status) {
            if (!isToLeave) {
                return;
            }
            CompletionStage<?> unused = hold.leave().whenComplete((ignored, failure) -> {
                if (failure != null) {
                    LockingLogger.LOG.notReleased(
                            hold.handle().name(),
                            String.valueOf(CallEnd.unwrapped(failure).getMessage()));
                }
            });
        }
    }
}
