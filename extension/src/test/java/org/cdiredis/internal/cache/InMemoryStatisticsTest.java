package org.cdiredis.internal.cache;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import org.cdiredis.internal.commands.InMemoryCommands;
import org.cdiredis.internal.commands.RedisCommands;

/** What is counted over a map. */
final class InMemoryStatisticsTest extends StatisticsContract {

    private final InMemoryCommands commands = new InMemoryCommands("counted", InstantSource.system());

    @Override
    Store store() {
        return new Store() {
            @Override
            public RedisCommands commands(String cache) {
                return commands;
            }

            @Override
            public void putOtherType(String physicalKey) {
                commands.storeOtherType(physicalKey);
            }

            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public void pass(Duration time) {
                throw new AssertionError("nothing expires here");
            }
        };
    }
}
