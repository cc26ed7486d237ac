package org.cdiredis.session.internal.store;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import org.cdiredis.embedded.RedisCluster;
import org.cdiredis.session.TestApplication;
import org.cdiredis.spi.RedisAccess;

/** The contract on a cluster of three primaries. */
final class ClusterSessionStoreTest extends SessionStoreContract {

    private static RedisCluster redis;
    private static TestApplication application;
    private static RedisAccess access;

    private final String prefix = "test:" + UUID.randomUUID() + ':';

    @BeforeAll
    static void start() {
        redis = RedisCluster.start();
        application = TestApplication.of(redis);
        access = RedisAccess.standalone(application.loader());
    }

    @AfterAll
    static void stop() {
        access.close();
        application.close();
        redis.close();
    }

    @Override
    SessionStore store(StoreSettings settings) {
        return new RedisSessionStore(
                () -> access.scripts("default"), prefix, UUID.randomUUID().toString(), settings);
    }

    @Override
    void pass(Duration time) {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
