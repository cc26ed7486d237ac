package org.cdiredis.session.internal.expiry;

import java.util.concurrent.ThreadFactory;

/** Threads that keep neither a JVM nor the class loader of an application alive. */
record DaemonThreads(String name) implements ThreadFactory {

    @Override
    public Thread newThread(Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.setContextClassLoader(DaemonThreads.class.getClassLoader());
        return thread;
    }
}
