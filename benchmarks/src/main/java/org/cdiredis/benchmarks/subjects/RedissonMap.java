package org.cdiredis.benchmarks.subjects;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.redisson.api.RMapCache;
import org.redisson.api.RedissonClient;

/** Redisson's RMapCache: one hash for all entries, and scripts that keep their times to live. */
final class RedissonMap implements Subject {

    private final String name;
    private final RedissonClient client;
    private final RMapCache<String, Book> map;

    RedissonMap(String location, String prefix) {
        name = prefix + ":1:";
        client = RedissonClients.at(location);
        map = client.getMapCache(name, new RedissonCodec());
    }

    @Override
    public String name() {
        return "redisson-map";
    }

    @Override
    public Set<Operation> operations() {
        return EnumSet.of(Operation.GET_HIT, Operation.GET_MISS, Operation.PUT, Operation.MIXED, Operation.GET_MANY);
    }

    @Override
    public String physicalKey(String key) {
        return name;
    }

    @Override
    public @Nullable Book get(String key) {
        return map.get(key);
    }

    @Override
    public void put(String key, Book book) {
        map.fastPut(key, book, TTL.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public Map<String, Book> getMany(Collection<String> keys) {
        return map.getAll(new HashSet<>(keys));
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
