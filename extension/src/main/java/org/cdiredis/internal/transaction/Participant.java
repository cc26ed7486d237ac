package org.cdiredis.internal.transaction;

/** What is told of the end of a transaction, once, perhaps on another thread than the one that has worked in it. */
public interface Participant {

    /** The transaction has been committed. Must not throw. */
    void committed();

    /** The transaction has been rolled back, or will be, or nobody knows how it has ended. Must not throw. */
    void rolledBack();
}
