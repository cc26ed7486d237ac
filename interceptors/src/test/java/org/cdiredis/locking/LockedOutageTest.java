package org.cdiredis.locking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.cdiredis.RedisUnavailableException;
import org.cdiredis.embedded.RedisServer;
import org.cdiredis.lock.LockHandle;
import org.cdiredis.lock.LockLostException;

/** Locked methods while Redis hangs. */
final class LockedOutageTest {

    private final RedisServer server = RedisServer.start();
    private final AtomicInteger done = new AtomicInteger();
    private Node node;
    private Shop shop;

    @BeforeEach
    void start() {
        node = Node.start(
                server,
                new String[] {
                    "cdi-redis.deadline=PT2S", "cdi-redis.timeout=PT1S", "cdi-redis.cache.stock.lock.lease=PT30S"
                },
                Shop.class);
        shop = node.get(Shop.class);
        shop.order(() -> {});
    }

    @AfterEach
    void stop() {
        server.resume();
        node.close();
        server.stop();
    }

    @ApplicationScoped
    public static class Shop {

        @Inject
        CurrentLock current;

        public LockHandle handle() {
            return current.handle();
        }

        @DistributedLock(cache = "stock", name = "stock")
        public String order(Runnable work) {
            work.run();
            return "ordered";
        }

        @DistributedLock(cache = "stock", name = "stock", leaseTime = "PT2S")
        public String orderBriefly(Runnable work) {
            work.run();
            return "ordered";
        }
    }

    @Test
    void outage_whileAcquiring_failsTheCallWithoutTheMethod() {
        server.pause();

        assertThatThrownBy(() -> shop.order(done::incrementAndGet)).isInstanceOf(RedisUnavailableException.class);
        assertThat(done).hasValue(0);
    }

    @Test
    void outage_untilTheLeaseHasEnded_isALoss() {
        assertThatThrownBy(() -> shop.orderBriefly(() -> {
                    LockHandle handle = shop.handle();
                    server.pause();
                    while (handle.isHeld()) {
                        pause();
                    }
                    done.incrementAndGet();
                }))
                .isInstanceOf(LockLostException.class);
        assertThat(done).hasValue(1);
    }

    @Test
    void outage_atTheRelease_isOnlyLogged() {
        assertThat(shop.order(server::pause)).isEqualTo("ordered");
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
