package org.cdiredis.internal.structures;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.redisson.api.RBatch;
import org.redisson.api.RDequeAsync;
import org.redisson.api.RListAsync;
import org.redisson.api.RMapAsync;
import org.redisson.api.RScoredSortedSetAsync;
import org.redisson.api.RScript;
import org.redisson.api.RSetAsync;
import org.redisson.client.codec.Codec;
import org.redisson.client.codec.StringCodec;

import org.cdiredis.Expiry;
import org.cdiredis.StructureBatch;
import org.cdiredis.internal.Messages;

/** The commands on one structure that leave together. */
final class AtomicBatch<V extends @Nullable Object> implements StructureBatch<V> {

    /** Not the command alone: where a change was refused, for the key holds another type, its life is not to change, too. */
    private static final String EXPIRE = """
            if redis.call('type', KEYS[1]).ok ~= ARGV[1] then
                return 0
            end
            if ARGV[2] == 'never' then
                return redis.call('persist', KEYS[1])
            elseif ARGV[2] == 'now' then
                return redis.call('unlink', KEYS[1])
            end
            return redis.call('pexpire', KEYS[1], ARGV[2])
            """;

    private final RBatch batch;
    private final String physicalKey;
    private final Codec elements;
    private final Function<Class<?>, Codec> maps;
    private final Consumer<String> keyCheck;
    private @Nullable String kind;

    AtomicBatch(
            RBatch batch,
            String physicalKey,
            Codec elements,
            Function<Class<?>, Codec> maps,
            Consumer<String> keyCheck) {
        this.batch = batch;
        this.physicalKey = physicalKey;
        this.elements = elements;
        this.maps = maps;
        this.keyCheck = keyCheck;
    }

    @Override
    public <F> RMapAsync<F, V> map(Class<F> fieldType) {
        Codec codec = maps.apply(fieldType);
        is("hash");
        return CheckedStructure.of(RMapAsync.class, batch.<F, V>getMap(physicalKey, codec), keyCheck);
    }

    @Override
    public RSetAsync<V> set() {
        is("set");
        return CheckedStructure.of(RSetAsync.class, batch.<V>getSet(physicalKey, elements), keyCheck);
    }

    @Override
    public RScoredSortedSetAsync<V> sortedSet() {
        is("zset");
        return CheckedStructure.of(
                RScoredSortedSetAsync.class, batch.<V>getScoredSortedSet(physicalKey, elements), keyCheck);
    }

    @Override
    public RListAsync<V> list() {
        is("list");
        return CheckedStructure.of(RListAsync.class, batch.<V>getList(physicalKey, elements), keyCheck);
    }

    @Override
    public RDequeAsync<V> deque() {
        is("list");
        return CheckedStructure.of(RDequeAsync.class, batch.<V>getDeque(physicalKey, elements), keyCheck);
    }

    private void is(String wanted) {
        if (kind != null && !kind.equals(wanted)) {
            throw new IllegalArgumentException(Messages.MESSAGES.oneKindOfStructure(physicalKey));
        }
        kind = wanted;
    }

    /** Queues the command for the time to live. */
    CompletionStage<Long> expire(Expiry expiry) {
        String present = kind;
        if (present == null) {
            throw new IllegalArgumentException(Messages.MESSAGES.oneKindOfStructure(physicalKey));
        }
        return batch.getScript(StringCodec.INSTANCE)
                .evalAsync(
                        RScript.Mode.READ_WRITE,
                        EXPIRE,
                        RScript.ReturnType.LONG,
                        List.of(physicalKey),
                        present,
                        argument(expiry));
    }

    private static String argument(Expiry expiry) {
        if (expiry.isImmediate()) {
            return "now";
        }
        return expiry instanceof Expiry.After after
                ? Long.toString(after.duration().toMillis())
                : "never";
    }
}
