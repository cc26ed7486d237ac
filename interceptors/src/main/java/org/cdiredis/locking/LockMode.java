package org.cdiredis.locking;

/** With whom a lock is shared. */
public enum LockMode {

    /** With nobody: {@link org.cdiredis.lock.Locks#lock}, or {@link org.cdiredis.lock.Locks#fairLock} if it is to be fair. */
    EXCLUSIVE,

    /** With others that read: the read lock of {@link org.cdiredis.lock.Locks#readWriteLock}, in the order of arrival. */
    READ,

    /** With nobody, in the order of arrival: the write lock of {@link org.cdiredis.lock.Locks#readWriteLock}. */
    WRITE
}
