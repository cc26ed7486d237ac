package org.cdiredis.internal.cache;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

import org.cdiredis.Contract;
import org.cdiredis.internal.commands.InMemoryCommands;
import org.cdiredis.internal.commands.RedisCommands;

/** The contract over a map and a clock that is turned by hand. */
@Contract(204)
final class InMemoryCacheTest extends CacheContract implements InstantSource, Store {

    private final InMemoryCommands commands = new InMemoryCommands("test", this);
    private volatile Instant now = Instant.parse("2026-11-23T12:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    Store store() {
        return this;
    }

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
        return now;
    }

    @Override
    public void pass(Duration time) {
        now = now.plus(time);
    }
}
