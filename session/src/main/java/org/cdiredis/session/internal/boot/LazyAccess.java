package org.cdiredis.session.internal.boot;

import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;

import org.cdiredis.ErrorKind;
import org.cdiredis.RedisUnavailableException;
import org.cdiredis.session.internal.SessionMessages;
import org.cdiredis.spi.RedisAccess;

/**
 * The caches of an application, found when they are needed first: adapters are made before there is a CDI container, and there may be
 * none. Thread-safe.
 */
final class LazyAccess implements AutoCloseable {

    private final String application;
    private final ClassLoader loader;
    private final CurrentContainer container;
    private final Lock lock = new ReentrantLock();
    private volatile @Nullable RedisAccess found;
    private boolean isOwn;
    private boolean isClosed;

    LazyAccess(String application, ClassLoader loader, CurrentContainer container) {
        this.application = application;
        this.loader = loader;
        this.container = container;
    }

    RedisAccess get() {
        RedisAccess known = found;
        return known == null ? find() : known;
    }

    private RedisAccess find() {
        lock.lock();
        try {
            RedisAccess known = found;
            if (isClosed) {
                throw new RedisUnavailableException(
                        ErrorKind.CLOSED, SessionMessages.MESSAGES.closed(application), null);
            }
            if (known == null) {
                Optional<RedisAccess> shared = container.access();
                isOwn = shared.isEmpty();
                known = shared.orElseGet(() -> RedisAccess.standalone(loader));
                found = known;
            }
            return known;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            isClosed = true;
            RedisAccess known = found;
            if (isOwn && known != null) {
                known.close();
            }
        } finally {
            lock.unlock();
        }
    }
}
