package org.cdiredis.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cdiredis.internal.cache.ContractCaches.await;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

import org.junit.jupiter.api.Test;

import org.cdiredis.Batch;
import org.cdiredis.Cache;
import org.cdiredis.Contract;
import org.cdiredis.Expiry;
import org.cdiredis.NoSuchEntryException;
import org.cdiredis.internal.config.ClearMode;

/** Clearing by generation. */
interface GenerationContract extends HasCaches {

    @Test
    @Contract({100, 101})
    default void clear_byGeneration_makesAllOwnEntriesMiss() {
        Cache<String, Long> cache = cache();
        Cache<String, String> other = caches().with().prefix("other").cache(String.class);
        other.put("k", "v");
        cache.putAll(Map.of("a", 1L, "b", 2L));
        cache.withVersion(2).put("a", 3L);

        assertThat(cache.clear()).isEqualTo(-1);

        assertThat(cache.getAll(List.of("a", "b"))).isEmpty();
        assertThat(cache.keys()).isEmpty();
        assertThat(cache.contains("a")).isFalse();
        assertThat(cache.putIfAbsent("a", 5L)).isTrue();
        assertThat(cache.increment("n", 1, Expiry.byDefault())).isOne();
        assertThat(cache.keys().sorted()).containsExactly("a", "n");
        assertThat(cache.removeAll("a*")).isOne();
        assertThat(cache.withVersion(2).get("a")).isEqualTo(3L);
        assertThat(other.get("k")).isEqualTo("v");
    }

    @Test
    @Contract(100)
    default void clear_byGeneration_isSeenByOtherNodesAtOnce() {
        Cache<String, Long> one = cache();
        Cache<String, Long> other = cache();
        one.put("a", 1L);
        assertThat(other.get("a")).isEqualTo(1L);

        one.clear();

        assertThat(other.get("a")).isNull();
        one.clear();
        assertThat(other.put("a", 2L)).isTrue();
        assertThat(one.get("a")).isEqualTo(2L);
        one.clear();
        assertThat(other.increment("a", 1, Expiry.byDefault())).isOne();
        one.clear();
        assertThatThrownBy(() -> other.increment("a")).isInstanceOf(NoSuchEntryException.class);
        one.clear();
        assertThat(other.getOrLoad("a", key -> 9L)).isEqualTo(9L);
        one.clear();
        Batch<String, Long> batch = other.batch();
        CompletionStage<Boolean> put = batch.cache().put("a", 7L);
        batch.execute();
        assertThat(await(put)).isTrue();
        assertThat(one.get("a")).isEqualTo(7L);
    }

    @Test
    @Contract(71)
    default void incrementVersion_byGeneration_findsTheOtherVersion() {
        Cache<String, Long> cache = cache();
        cache.put("a", 1L);
        cache.withVersion(2).clear();

        assertThat(cache.incrementVersion("a")).isEqualTo(2);
        assertThat(cache.withVersion(2).get("a")).isEqualTo(1L);
        assertThat(cache.contains("a")).isFalse();
    }

    @Test
    default void lostGeneration_bringsNothingBack() {
        Cache<String, Long> cache = cache();
        cache.put("a", 1L);
        await(caches().store().commands("test").unlink(List.of("cdi-redis:generation:gen:1:")));

        assertThat(cache.get("a")).isNull();
        cache.put("a", 2L);
        assertThat(cache.get("a")).isEqualTo(2L);
    }

    private Cache<String, Long> cache() {
        return caches().with().prefix("gen").clear(ClearMode.GENERATION).cache(Long.class);
    }
}
