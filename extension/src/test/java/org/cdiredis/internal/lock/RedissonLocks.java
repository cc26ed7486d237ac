package org.cdiredis.internal.lock;

import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import org.cdiredis.embedded.RedisServer;
import org.cdiredis.internal.client.Circuit;
import org.cdiredis.internal.client.Clients;
import org.cdiredis.internal.config.LockSettings;
import org.cdiredis.internal.config.TestSettings;

/** Locks in a real Redis, which each test finds empty, by either of two clients, as two processes have them. */
final class RedissonLocks implements AfterEachCallback, AfterAllCallback {

    private final RedisServer server = RedisServer.start();
    private final Clients clients = new Clients();
    private final Clients others = new Clients();

    LeasedLocks ofOne(LockSettings settings) {
        return locks(clients, settings);
    }

    LeasedLocks ofTheOther(LockSettings settings) {
        return locks(others, settings);
    }

    private LeasedLocks locks(Clients process, LockSettings settings) {
        return LeasedLocks.over(
                "test", process.of(TestSettings.connection(server.port())), Circuit.ALWAYS_CLOSED, settings);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        server.command("FLUSHALL");
    }

    @Override
    public void afterAll(ExtensionContext context) {
        clients.close();
        others.close();
        server.stop();
    }
}
