package org.cdiredis.benchmarks.subjects;

import java.util.concurrent.locks.Lock;

/** What gives locks that processes share, with one connection pool, as one process has it. Safe for use by any number of threads. */
public interface LockSubject extends AutoCloseable {

    /**
     * A lock.
     *
     * @param name its name
     * @return the lock
     */
    Lock lock(String name);

    @Override
    void close();
}
