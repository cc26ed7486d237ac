package org.cdiredis.benchmarks.subjects;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.redisson.api.RBucket;
import org.redisson.api.RedissonClient;

/** Redisson with its default configuration: a bucket for each entry, that is a string of Redis, as cdi-redis stores it. */
final class Redisson implements Subject {

    private final String prefix;
    private final RedissonClient client;
    private final RedissonCodec codec = new RedissonCodec();

    Redisson(String location, String prefix) {
        this.prefix = prefix + ":1:";
        client = RedissonClients.at(location);
    }

    @Override
    public String name() {
        return "redisson";
    }

    @Override
    public Set<Operation> operations() {
        return EnumSet.allOf(Operation.class);
    }

    @Override
    public String physicalKey(String key) {
        return prefix + key;
    }

    private RBucket<Book> bucket(String key) {
        return client.getBucket(physicalKey(key), codec);
    }

    @Override
    public @Nullable Book get(String key) {
        return bucket(key).get();
    }

    @Override
    public void put(String key, Book book) {
        bucket(key).set(book, TTL);
    }

    @Override
    public void putCounter(String key) {
        client.getAtomicLong(physicalKey(key)).set(0);
    }

    @Override
    public long increment(String key) {
        return client.getAtomicLong(physicalKey(key)).incrementAndGet();
    }

    @Override
    public Map<String, Book> getMany(Collection<String> keys) {
        String[] physical = keys.stream().map(this::physicalKey).toArray(String[]::new);
        Map<String, Book> found = new HashMap<>();
        client.getBuckets(codec)
                .<Book>get(physical)
                .forEach((key, book) -> found.put(key.substring(prefix.length()), book));
        return found;
    }

    @Override
    public void removeMatching(String beginning) {
        client.getKeys().unlinkByPattern(physicalKey(beginning) + "*");
    }

    @Override
    public void clear() {
        removeMatching("");
    }

    @Override
    public void close() {
        client.shutdown();
    }
}
