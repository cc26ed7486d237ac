package org.cdiredis.internal.lock;

import org.cdiredis.embedded.RedisServer;
import org.cdiredis.internal.client.Circuit;
import org.cdiredis.internal.client.Clients;
import org.cdiredis.internal.config.LockSettings;
import org.cdiredis.internal.config.TestSettings;

/** Locks in a real Redis, by either of two clients, as two processes have them. */
final class RedissonLocks implements AutoCloseable {

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

    void flush() {
        server.command("FLUSHALL");
    }

    @Override
    public void close() {
        clients.close();
        others.close();
        server.stop();
    }
}
