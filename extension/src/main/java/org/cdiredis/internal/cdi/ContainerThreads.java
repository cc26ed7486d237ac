package org.cdiredis.internal.cdi;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;

import org.jspecify.annotations.Nullable;

/**
 * Runs tasks as the container's own: by the server's {@code ManagedExecutorService}, which passes on what it can of the context of
 * the thread that hands them over; where there is none, or that has no room, by threads of the library with the class loader of that thread. Each
 * task has a request context of its own. Thread-safe.
 */
final class ContainerThreads implements Executor {

    private static final String MANAGED = "java:comp/DefaultManagedExecutorService";

    private final BeanManager beans;
    private final Executor unmanaged;
    private volatile @Nullable Executor managed;

    /**
     * Threads.
     *
     * @param beans the beans of the application
     * @param unmanaged runs tasks where the container has no threads for them
     */
    ContainerThreads(BeanManager beans, Executor unmanaged) {
        this.beans = beans;
        this.unmanaged = unmanaged;
    }

    @Override
    public void execute(Runnable task) {
        Executor found = managed();
        if (found == null || !isTaken(found, task)) {
            executeUnmanaged(task);
        }
    }

    private boolean isTaken(Executor server, Runnable task) {
        try {
            server.execute(() -> inRequest(task));
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    private void executeUnmanaged(Runnable task) {
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        unmanaged.execute(() -> {
            Thread thread = Thread.currentThread();
            ClassLoader own = thread.getContextClassLoader();
            thread.setContextClassLoader(application);
            try {
                inRequest(task);
            } finally {
                thread.setContextClassLoader(own);
            }
        });
    }

    /** Looked up when it is needed: the name means nothing while the application is being deployed. */
    @SuppressWarnings("BanJNDI") // a constant name, of what the server itself provides
    private @Nullable Executor managed() {
        Executor known = managed;
        if (known != null) {
            return known;
        }
        try {
            if (new InitialContext().lookup(MANAGED) instanceof Executor found) {
                managed = found;
                return found;
            }
        } catch (NamingException e) {
            // no server, or none with managed threads
        }
        return null;
    }

    private void inRequest(Runnable task) {
        try (Instance.Handle<RequestContextController> handle =
                beans.createInstance().select(RequestContextController.class).getHandle()) {
            RequestContextController request = handle.get();
            boolean isBegun = request.activate();
            try {
                task.run();
            } finally {
                if (isBegun) {
                    request.deactivate();
                }
            }
        }
    }
}
