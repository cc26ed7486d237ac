package org.cdiredis.caching;

import static org.cdiredis.caching.TestTransactions.MANAGER;

import java.util.List;
import jakarta.transaction.Status;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

import org.cdiredis.embedded.RedisServer;

/** A bean with cached methods, where there are a Redis and a real transaction manager. */
abstract class TransactionFixture<T> {

    static RedisServer server;

    private final Class<T> type;
    CachingContainer container;
    T titles;

    TransactionFixture(Class<T> type) {
        this.type = type;
    }

    @BeforeAll
    static void start() throws Exception {
        TestTransactions.provideNames();
        server = RedisServer.start();
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @BeforeEach
    void deploy() {
        server.command("FLUSHALL");
        container = CachingContainer.deploy(List.of("cdi-redis.location=redis://localhost:" + server.port()), type);
        titles = container.get(type);
    }

    @AfterEach
    void close() throws Exception {
        if (MANAGER.getStatus() != Status.STATUS_NO_TRANSACTION) {
            MANAGER.rollback();
        }
        container.close();
    }
}
