package org.cdiredis.benchmarks.subjects;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.params.SetParams;
import redis.clients.jedis.resps.ScanResult;

/** Jedis: its pooled client with the pool that it makes by default. Jedis 8 calls it RedisClient, which was JedisPooled. */
final class Jedis implements Subject {

    private static final int PAGE = 500;

    private final String prefix;
    private final RedisClient client;

    Jedis(String location, String prefix) {
        this.prefix = prefix + ":1:";
        client = RedisClient.create(URI.create(location));
    }

    @Override
    public String name() {
        return "jedis";
    }

    @Override
    public Set<Operation> operations() {
        return EnumSet.allOf(Operation.class);
    }

    @Override
    public String physicalKey(String key) {
        return prefix + key;
    }

    private byte[] bytes(String key) {
        return physicalKey(key).getBytes(UTF_8);
    }

    @Override
    public @Nullable Book get(String key) {
        byte[] bytes = client.get(bytes(key));
        return bytes == null ? null : BookJson.read(bytes);
    }

    @Override
    public void put(String key, Book book) {
        client.set(bytes(key), BookJson.write(book), SetParams.setParams().px(TTL.toMillis()));
    }

    @Override
    public void putCounter(String key) {
        client.set(physicalKey(key), "0", SetParams.setParams().px(TTL.toMillis()));
    }

    @Override
    public long increment(String key) {
        return client.incr(physicalKey(key));
    }

    @Override
    public Map<String, Book> getMany(Collection<String> keys) {
        List<byte[]> values = client.mget(keys.stream().map(this::bytes).toArray(byte[][]::new));
        Map<String, Book> found = new HashMap<>();
        int at = 0;
        for (String key : keys) {
            byte[] value = values.get(at++);
            if (value != null) {
                found.put(key, BookJson.read(value));
            }
        }
        return found;
    }

    @Override
    public void removeMatching(String beginning) {
        ScanParams page = new ScanParams().match(physicalKey(beginning) + "*").count(PAGE);
        String cursor = ScanParams.SCAN_POINTER_START;
        do {
            ScanResult<String> keys = client.scan(cursor, page);
            if (!keys.getResult().isEmpty()) {
                client.unlink(keys.getResult().toArray(String[]::new));
            }
            cursor = keys.getCursor();
        } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
    }

    @Override
    public void clear() {
        removeMatching("");
    }

    @Override
    public void close() {
        client.close();
    }
}
