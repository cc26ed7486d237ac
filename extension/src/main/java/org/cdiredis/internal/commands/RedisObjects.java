package org.cdiredis.internal.commands;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import org.redisson.api.RBatch;
import org.redisson.api.RBucketAsync;
import org.redisson.api.RScriptAsync;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.client.codec.Codec;

/** Redisson's asynchronous objects, of a client or of a batch. */
interface RedisObjects {

    RBucketAsync<byte[]> bucket(String key);

    RScriptAsync script(Codec codec);

    CompletionStage<List<byte @Nullable []>> getAll(List<String> keys);

    CompletionStage<Long> unlink(List<String> keys);

    /** Each command goes out at once. Redisson spreads many keys over the nodes that have them. */
    record OfClient(RedissonClient redisson) implements RedisObjects {

        @Override
        public RBucketAsync<byte[]> bucket(String key) {
            return redisson.getBucket(key, ByteArrayCodec.INSTANCE);
        }

        @Override
        public RScriptAsync script(Codec codec) {
            return redisson.getScript(codec);
        }

        @Override
        public CompletionStage<List<byte @Nullable []>> getAll(List<String> keys) {
            CompletionStage<Map<String, byte[]>> found =
                    redisson.getBuckets(ByteArrayCodec.INSTANCE).getAsync(keys.toArray(String[]::new));
            return found.thenApply(map -> InOrder.of(keys, map));
        }

        @Override
        public CompletionStage<Long> unlink(List<String> keys) {
            return redisson.getKeys().unlinkAsync(keys.toArray(String[]::new));
        }
    }

    /** Commands wait for the batch, one for each key, so that those of one node leave together. */
    record OfBatch(RBatch batch) implements RedisObjects {

        @Override
        public RBucketAsync<byte[]> bucket(String key) {
            return batch.getBucket(key, ByteArrayCodec.INSTANCE);
        }

        @Override
        public RScriptAsync script(Codec codec) {
            return batch.getScript(codec);
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
    }
}
