package org.cdiredis.internal.near;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.cdiredis.Lookup;
import org.cdiredis.TimeToLive;
import org.cdiredis.codec.KeySpace;
import org.cdiredis.internal.codec.UndecodableValueException;
import org.cdiredis.internal.codec.ValueCodec;
import org.cdiredis.internal.commands.RedisCommands;
import org.cdiredis.internal.statistics.StatisticsRecorder;

/**
 * The values of one type in a near cache. Values that nobody can change are shared by all callers; of others each caller gets
 * one of its own, decoded anew. Thread-safe.
 *
 * @param <V> the type of the values
 */
public final class NearValues<V extends @Nullable Object> {

    private static final int ENTRY_BYTES = 128;

    private final NearCache cache;
    private final ValueCodec<V> codec;
    private final StatisticsRecorder statistics;

    /**
     * Values.
     *
     * @param cache where they are kept
     * @param codec decodes them
     * @param statistics counts what is found
     */
    public NearValues(NearCache cache, ValueCodec<V> codec, StatisticsRecorder statistics) {
        this.cache = cache;
        this.codec = codec;
        this.statistics = statistics;
    }

    /**
     * An entry that is kept.
     *
     * @param space the key space
     * @param key the key
     * @param needed how long it still has to live in Redis
     * @return what is found; null if it is to be looked up in Redis
     */
    public @Nullable Lookup<V> find(KeySpace space, Object key, Duration needed) {
        NearEntry entry = cache.find(new NearKey(this, space, key), needed.isZero() ? 0 : NearEntry.nanos(needed));
        if (entry == null) {
            return null;
        }
        Lookup<V> value = value(entry);
        if (value != null) {
            statistics.nearHit();
        }
        return value;
    }

    /**
     * Whether an entry is kept, be it decodable or not. Counts as no hit.
     *
     * @param space the key space
     * @param key the key
     * @return false if Redis is to be asked
     */
    public boolean has(KeySpace space, Object key) {
        return cache.find(new NearKey(this, space, key), 0) != null;
    }

    @SuppressWarnings("unchecked") // the key says whose values these are
    private @Nullable Lookup<V> value(NearEntry entry) {
        Object content = entry.content();
        if (content instanceof Lookup<?> shared) {
            return (Lookup<V>) shared;
        }
        Lookup<V> value = decoded((byte[]) content);
        return value == null || !codec.isOfImmutableValues() ? value : (Lookup<V>) entry.share(value);
    }

    private @Nullable Lookup<V> decoded(byte[] bytes) {
        try {
            return Lookup.found(codec.decode(bytes));
        } catch (UndecodableValueException e) {
            return null; // Redis is asked, and what cannot be decoded is reported then
        }
    }

    /**
     * Commands that keep what they get of one entry.
     *
     * @param commands ask Redis
     * @param space the key space
     * @param key the key
     * @param physicalKey the same as it is in Redis
     * @return commands on that entry
     */
    public RedisCommands keeping(RedisCommands commands, KeySpace space, Object key, String physicalKey) {
        return new KeepingCommands(commands, this, new NearKey(this, space, key), physicalKey);
    }

    @Nullable
    Ticket ticket(String physicalKey) {
        return cache.ticket(physicalKey);
    }

    /** Keeps what Redis has answered, as it is: the thread that has the answer has others waiting for theirs. */
    void keep(NearKey key, Ticket ticket, String physicalKey, byte[] bytes, TimeToLive timeToLive) {
        if (!timeToLive.isPresent()) {
            return;
        }
        Duration atMost = cache.settings().timeToLive();
        ticket.session().put(key, new NearEntry(ticket, atMost, timeToLive, bytes, weight(physicalKey, bytes)));
    }

    private static int weight(String physicalKey, byte[] bytes) {
        return ENTRY_BYTES + physicalKey.length() + bytes.length;
    }
}
