package org.cdiredis.benchmarks.subjects;

import java.util.EnumSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.redisson.api.RLocalCachedMap;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.LocalCachedMapOptions;

/** Redisson's RLocalCachedMap, with a local cache that is large enough. */
final class RedissonLocal implements Subject {

    private static final int SIZE = 10_000;

    private final String name;
    private final RedissonClient client;
    private final RLocalCachedMap<String, Book> map;

    RedissonLocal(String location, String prefix) {
        name = prefix + ":1:";
        client = RedissonClients.at(location);
        map = client.getLocalCachedMap(LocalCachedMapOptions.<String, Book>name(name)
                .codec(new RedissonCodec())
                .cacheSize(SIZE)
                .evictionPolicy(LocalCachedMapOptions.EvictionPolicy.LRU)
                .timeToLive(TTL));
    }

    @Override
    public String name() {
        return "redisson-local";
    }

    @Override
    public Set<Operation> operations() {
        return EnumSet.of(Operation.GET_HIT, Operation.PUT);
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
        map.fastPut(key, book);
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
