package org.cdiredis.locking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.cdiredis.RedisCache;
import org.cdiredis.codec.KeyPrefixSupplier;
import org.cdiredis.embedded.RedisServer;
import org.cdiredis.lock.Locks;

/** Methods under locks whose prefix is asked for at each call. */
final class TenantLocksTest {

    private static RedisServer server;
    private static Node node;

    @BeforeAll
    static void start() {
        server = RedisServer.start();
        node = Node.start(
                server,
                new String[] {"cdi-redis.key-prefix-supplier=" + Tenant.class.getName()},
                Shop.class,
                Tenant.class);
    }

    @AfterAll
    static void stop() {
        node.close();
        server.stop();
    }

    @ApplicationScoped
    public static class Tenant implements KeyPrefixSupplier {

        private volatile String name = "red";

        public void is(String tenant) {
            name = tenant;
        }

        @Override
        public String keyPrefix(String cache) {
            return name;
        }
    }

    @ApplicationScoped
    public static class Shop {

        @Inject
        @RedisCache
        Locks locks;

        @DistributedLock(name = "stock")
        public void buy(@LockKey String isbn, Runnable work) {
            work.run();
        }

        public boolean isLocked(String isbn) {
            return locks.lock("stock:" + isbn).isLocked();
        }
    }

    @Test
    void call_withinACallOfAnotherTenant_hasItsOwnLock() {
        Shop shop = node.get(Shop.class);
        Tenant tenant = node.get(Tenant.class);
        AtomicInteger done = new AtomicInteger();

        tenant.is("red");
        shop.buy("emma", () -> {
            tenant.is("blue");
            assertThat(shop.isLocked("emma")).isFalse();
            shop.buy("emma", () -> {
                assertThat(shop.isLocked("emma")).isTrue();
                tenant.is("red");
                assertThat(shop.isLocked("emma")).isTrue();
                shop.buy("emma", done::incrementAndGet); // under the lock of the outermost
                tenant.is("blue");
            });
            assertThat(shop.isLocked("emma")).isFalse();
            tenant.is("red");
            assertThat(shop.isLocked("emma")).isTrue();
        });

        assertThat(shop.isLocked("emma")).isFalse();
        assertThat(done).hasValue(1);
    }
}
