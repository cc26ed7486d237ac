package org.cdiredis.internal.cache;

import org.junit.jupiter.api.AfterEach;

import org.cdiredis.embedded.RedisServer;
import org.cdiredis.internal.client.Clients;
import org.cdiredis.internal.commands.RedisCommands;
import org.cdiredis.internal.commands.RedissonCommands;
import org.cdiredis.internal.config.TestSettings;

/** What is counted over Redisson and a real Redis. */
final class RedissonStatisticsTest extends StatisticsContract {

    private final RedisServer server = RedisServer.start();
    private final Clients clients = new Clients();

    @AfterEach
    void stop() {
        clients.close();
        server.stop();
    }

    @Override
    Store store() {
        return new StoreInRedis() {
            @Override
            public RedisCommands commands(String cache) {
                return new RedissonCommands(cache, clients.of(TestSettings.connection(server.port())));
            }

            @Override
            public void putOtherType(String physicalKey) {
                server.command("RPUSH", physicalKey, "element");
            }
        };
    }
}
