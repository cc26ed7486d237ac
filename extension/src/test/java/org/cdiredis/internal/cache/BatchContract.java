package org.cdiredis.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cdiredis.internal.cache.ContractCaches.await;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.cdiredis.Batch;
import org.cdiredis.Cache;
import org.cdiredis.Expiry;
import org.cdiredis.NoSuchEntryException;
import org.cdiredis.WrongTypeException;

/** Operations that are sent together. */
interface BatchContract extends HasCaches {

    @Test
    default void batch_sendsNothingBeforeItIsExecuted() {
        Cache<String, String> cache = caches().of(String.class);
        cache.put("there", "before");
        Batch<String, String> batch = cache.batch();

        CompletionStage<Boolean> put = batch.cache().put("k", "v");
        CompletionStage<Boolean> added = batch.cache().putIfAbsent("there", "after");
        CompletionStage<@Nullable String> read = batch.cache().get("k");
        CompletionStage<Boolean> removed = batch.cache().remove("there");
        CompletionStage<Map<String, @Nullable String>> many = batch.cache().getAll(List.of("there", "k"));
        assertThat(put.toCompletableFuture()).isNotDone();
        assertThat(cache.contains("k")).isFalse();

        batch.execute();

        assertThat(await(put)).isTrue();
        assertThat(await(added)).isFalse();
        assertThat(await(read)).isEqualTo("v");
        assertThat(await(removed)).isTrue();
        assertThat(await(many)).containsExactly(Map.entry("k", "v"));
    }

    @Test
    default void batch_keepsEachOperationsOwnError() {
        Cache<String, Object> cache = caches().of(Object.class);
        caches().store().putOtherType(":1:list");
        Batch<String, Object> batch = cache.batch();

        CompletionStage<@Nullable Object> wrong = batch.cache().get("list");
        CompletionStage<Long> missing = batch.cache().increment("missing");
        CompletionStage<Long> counted = batch.cache().increment("n", 3, Expiry.byDefault());
        batch.execute();

        assertThatThrownBy(() -> await(wrong)).hasCauseInstanceOf(WrongTypeException.class);
        assertThatThrownBy(() -> await(missing)).hasCauseInstanceOf(NoSuchEntryException.class);
        assertThat(await(counted)).isEqualTo(3);
    }

    @Test
    default void batch_refusesWhatTakesSeveralSteps_andSecondUse() {
        Batch<String, String> batch = caches().of(String.class).batch();

        assertThatThrownBy(() -> batch.cache().forEachKey(key -> {})).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> batch.cache().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> batch.cache().removeAll("*")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> batch.cache().incrementVersion("k")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> batch.cache().getOrLoad("k", key -> CompletableFuture.completedFuture("v")))
                .isInstanceOf(UnsupportedOperationException.class);
        batch.execute();
        assertThatThrownBy(batch::execute)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the batch has been executed");
        assertThatThrownBy(() -> batch.cache().get("k")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    default void emptyBatch_isExecuted() {
        caches().of(String.class).batch().execute();
    }
}
