package org.cdiredis.internal.commands;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.redisson.Redisson;
import org.redisson.RedissonBuckets;
import org.redisson.api.RBatch;
import org.redisson.api.RBucketAsync;
import org.redisson.api.RBuckets;
import org.redisson.api.RScriptAsync;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.ObjectParams;
import org.redisson.api.options.PlainOptions;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.client.codec.Codec;
import org.redisson.command.CommandAsyncExecutor;
import org.redisson.config.ReadMode;

/** Redisson's asynchronous objects, of a client or of a batch. */
interface RedisObjects {

    RBucketAsync<byte[]> bucket(String key);

    RScriptAsync script(Codec codec);

    CompletionStage<List<byte @Nullable []>> getAll(List<String> keys);

    CompletionStage<Long> unlink(List<String> keys);

    /** {@code UNLINK}s keys, each after its lease. */
    CompletionStage<Long> unlinkWithLeases(List<String> keys);

    private static List<String> leases(List<String> keys) {
        return keys.stream().map(LeaseKey::of).toList();
    }

    /** Each command goes out at once. Redisson spreads many keys over the nodes that have them. */
    record OfClient(RedissonClient redisson, @Nullable ReadMode mode) implements RedisObjects {

        @Override
        public RBucketAsync<byte[]> bucket(String key) {
            return mode == null
                    ? redisson.getBucket(key, ByteArrayCodec.INSTANCE)
                    : redisson.getBucket(PlainOptions.name(key)
                            .codec(ByteArrayCodec.INSTANCE)
                            .readMode(mode));
        }

        @Override
        public RScriptAsync script(Codec codec) {
            return redisson.getScript(codec);
        }

        @Override
        public CompletionStage<List<byte @Nullable []>> getAll(List<String> keys) {
            CompletionStage<Map<String, byte[]>> found = buckets().getAsync(keys.toArray(String[]::new));
            return found.thenApply(map -> InOrder.of(keys, map));
        }

        private RBuckets buckets() {
            return mode == null
                    ? redisson.getBuckets(ByteArrayCodec.INSTANCE)
                    : new RedissonBuckets(ByteArrayCodec.INSTANCE, executor(redisson, mode));
        }

        @Override
        public CompletionStage<Long> unlink(List<String> keys) {
            return redisson.getKeys().unlinkAsync(keys.toArray(String[]::new));
        }

        /** Only when the leases have gone: a load could store its value between, if they went at the same time. */
        @Override
        public CompletionStage<Long> unlinkWithLeases(List<String> keys) {
            return unlink(leases(keys)).thenCompose(ended -> unlink(keys));
        }
    }

    /** Commands wait for the batch, one for each key, so that those of one node leave together. */
    record OfBatch(Function<String, RBatch> batchOf, String firstKey) implements RedisObjects {

        @Override
        public RBucketAsync<byte[]> bucket(String key) {
            return batchOf.apply(key).getBucket(key, ByteArrayCodec.INSTANCE);
        }

        @Override
        public RScriptAsync script(Codec codec) {
            return batchOf.apply(firstKey).getScript(codec);
        }

        @Override
        public CompletionStage<List<byte @Nullable []>> getAll(List<String> keys) {
            List<CompletableFuture<byte @Nullable []>> values = keys.stream()
                    .map(key -> bucket(key).getAsync().toCompletableFuture())
                    .toList();
            return InOrder.of(values);
        }

        @Override
        public CompletionStage<Long> unlink(List<String> keys) {
            List<CompletableFuture<Boolean>> removals = keys.stream()
                    .map(key -> bucket(key).unlinkAsync().toCompletableFuture())
                    .toList();
            return InOrder.of(removals)
                    .thenApply(removed ->
                            removed.stream().filter(Boolean::booleanValue).count());
        }

        /** The commands on one key and its lease are sent in this order on one connection. */
        @Override
        public CompletionStage<Long> unlinkWithLeases(List<String> keys) {
            return unlink(leases(keys)).thenCombine(unlink(keys), (ended, removed) -> removed);
        }
    }

    /** What sends commands, with reads going elsewhere. Of objects for many keys, Redisson's interface has no option for it. */
    static CommandAsyncExecutor executor(RedissonClient redisson, ReadMode mode) {
        ObjectParams options = (ObjectParams) PlainOptions.name("").readMode(mode);
        return ((Redisson) redisson).getCommandExecutor().copy(options);
    }
}
