package org.cdiredis.locking.internal;

import java.util.List;

/** The transactions that calls come in with. Thread-safe. */
interface Transactions {

    /** There are none. */
    Transactions NONE = new Transactions() {
        @Override
        public List<Hold> holds() {
            return List.of();
        }

        @Override
        public void keep(Hold hold, boolean isForCommit) {
            // nothing outlasts the call
        }

        @Override
        public void guard(Hold hold) {
            // nothing is committed
        }
    };

    /** What is kept until the transaction of this thread ends. */
    List<Hold> holds();

    /**
     * Keeps a hold until the transaction of this thread has ended, if there is one.
     *
     * @param hold the hold
     * @param isForCommit whether the transaction must not be committed without it
     */
    void keep(Hold hold, boolean isForCommit);

    /**
     * Has the transaction of this thread rolled back if a hold is lost before its commit.
     *
     * @param hold the hold, which outlasts the transaction
     */
    void guard(Hold hold);
}
