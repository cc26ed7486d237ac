package org.cdiredis.benchmarks.subjects;

import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.KeyValue;
import io.lettuce.core.RedisClient;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import org.jspecify.annotations.Nullable;

/** Lettuce: its synchronous interface over one connection that all threads share, as its documentation recommends. */
final class Lettuce implements Subject {

    private static final int PAGE = 500;

    private final String prefix;
    private final RedisClient client;
    private final RedisCommands<String, Book> books;
    private final RedisCommands<String, String> texts;

    Lettuce(String location, String prefix) {
        this.prefix = prefix + ":1:";
        client = RedisClient.create(location);
        books = client.connect(new LettuceCodec()).sync();
        StatefulRedisConnection<String, String> connection = client.connect();
        texts = connection.sync();
    }

    @Override
    public String name() {
        return "lettuce";
    }

    @Override
    public Set<Operation> operations() {
        return EnumSet.allOf(Operation.class);
    }

    @Override
    public String physicalKey(String key) {
        return prefix + key;
    }

    @Override
    public @Nullable Book get(String key) {
        return books.get(physicalKey(key));
    }

    @Override
    public void put(String key, Book book) {
        books.set(physicalKey(key), book, SetArgs.Builder.px(TTL));
    }

    @Override
    public void putCounter(String key) {
        texts.set(physicalKey(key), "0", SetArgs.Builder.px(TTL));
    }

    @Override
    public long increment(String key) {
        return texts.incr(physicalKey(key));
    }

    @Override
    public Map<String, Book> getMany(Collection<String> keys) {
        Map<String, Book> found = new HashMap<>();
        String[] physical = keys.stream().map(this::physicalKey).toArray(String[]::new);
        for (KeyValue<String, Book> entry : books.mget(physical)) {
            if (entry.hasValue()) {
                found.put(entry.getKey().substring(prefix.length()), entry.getValue());
            }
        }
        return found;
    }

    @Override
    public void removeMatching(String beginning) {
        ScanArgs page = ScanArgs.Builder.matches(physicalKey(beginning) + "*").limit(PAGE);
        KeyScanCursor<String> cursor = texts.scan(ScanCursor.INITIAL, page);
        while (true) {
            if (!cursor.getKeys().isEmpty()) {
                texts.unlink(cursor.getKeys().toArray(String[]::new));
            }
            if (cursor.isFinished()) {
                return;
            }
            cursor = texts.scan(cursor, page);
        }
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
