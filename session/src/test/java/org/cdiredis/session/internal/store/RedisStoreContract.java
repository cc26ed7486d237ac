package org.cdiredis.session.internal.store;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.cdiredis.spi.RedisAccess;

/** The contract on a real Redis, whose clock nobody can set. */
abstract class RedisStoreContract extends SessionStoreContract {

    private final String prefix = "test:" + UUID.randomUUID() + ':';

    abstract RedisAccess access();

    @Override
    final SessionStore store(StoreSettings settings) {
        return new RedisSessionStore(
                () -> access().scripts("default"), prefix, UUID.randomUUID().toString(), settings);
    }

    @Override
    final void pass(Duration time) {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
