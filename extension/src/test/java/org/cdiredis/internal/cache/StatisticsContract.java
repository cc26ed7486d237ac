package org.cdiredis.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.cdiredis.Batch;
import org.cdiredis.Cache;
import org.cdiredis.CacheStatistics;
import org.cdiredis.Contract;
import org.cdiredis.ErrorKind;
import org.cdiredis.Expiry;
import org.cdiredis.LoadPolicy;
import org.cdiredis.SingleFlight;
import org.cdiredis.ValueEncodingException;
import org.cdiredis.WrongTypeException;
import org.cdiredis.codec.KeySpace;
import org.cdiredis.internal.codec.KeyText;
import org.cdiredis.internal.codec.SeparatedKeys;
import org.cdiredis.internal.codec.ValueCodecs;
import org.cdiredis.internal.config.CacheSettings;
import org.cdiredis.internal.config.TestSettings;

/** What a cache counts, the same over all implementations of the commands. */
abstract class StatisticsContract {

    /** Jackson finds no properties in it. */
    static final class Opaque {}

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final ValueCodecs codecs = new ValueCodecs(TestSettings.components());
    private Cache<String, Object> cache;
    private Cache<String, Integer> numbers;

    abstract Store store();

    @BeforeEach
    @SuppressWarnings("unchecked")
    void create() {
        CacheFactory factory =
                new CacheFactory(TestSettings.components(new SeparatedKeys()), timer, TestSettings.BACKGROUND);
        CacheSettings settings = TestSettings.of("counted", new KeySpace("c", 1), Expiry.after(Duration.ofMinutes(5)));
        KeyText<String> keyText = (KeyText<String>) KeyText.of(String.class).orElseThrow();
        cache = factory.create(
                settings,
                keyText,
                codecs.codec(settings.values(), codecs.canonical(Object.class)),
                store().commands("counted"),
                TestSettings.NO_LOCKS,
                TestSettings.NO_REFERENCE);
        numbers = factory.create(
                settings,
                keyText,
                codecs.codec(settings.values(), codecs.canonical(Integer.class)),
                store().commands("counted"),
                TestSettings.NO_LOCKS,
                TestSettings.NO_REFERENCE);
    }

    @AfterEach
    void stopTimer() {
        timer.shutdownNow();
    }

    @Test
    @Contract(205)
    void scriptedRun_isCountedExactly() {
        cache.put("a", "abcdef"); // 8 bytes with their quotes
        cache.put("b", null, Expiry.never()); // 4 bytes
        cache.putIfAbsent("a", "x");
        cache.putIfAbsent("c", "1"); // 3 bytes
        cache.putIfPresent("none", "x");
        cache.putIfPresent("c", "22"); // 4 bytes
        cache.put("gone", "x", Expiry.after(Duration.ZERO)); // sends an UNLINK that finds nothing
        CacheStatistics written = cache.statistics();
        assertThat(written.puts()).isEqualTo(4);
        assertThat(written.bytesWritten()).isEqualTo(8 + 4 + 3 + 4);
        assertThat(written.commands()).isEqualTo(7);

        cache.get("a");
        cache.lookup("b");
        cache.getOrDefault("none", "d");
        numbers.get("a"); // is text
        cache.withVersion(2).get("a");
        cache.contains("a");
        cache.timeToLive("a");
        CacheStatistics read = cache.statistics();
        assertThat(read.hits()).isEqualTo(2);
        assertThat(read.misses()).isEqualTo(3);
        assertThat(read.undecodable()).isEqualTo(1);
        assertThat(read.bytesRead()).isEqualTo(8 + 4 + 8);
        assertThat(read.commands()).isEqualTo(7 + 7);
        assertThat(read.errors()).isZero();

        cache.remove("a");
        cache.remove("none");
        cache.clear(); // b and c: a page, an UNLINK, an empty page
        CacheStatistics removed = cache.statistics();
        assertThat(removed.removals()).isEqualTo(3);
        assertThat(removed.commands()).isEqualTo(7 + 7 + 2 + 3);

        store().putOtherType("c:1:list");
        assertThatThrownBy(() -> cache.get("list")).isInstanceOf(WrongTypeException.class);
        assertThatThrownBy(() -> cache.put("k", new Opaque())).isInstanceOf(ValueEncodingException.class);
        CacheStatistics failed = cache.statistics();
        assertThat(failed.errors(ErrorKind.WRONG_TYPE)).isOne();
        assertThat(failed.errors(ErrorKind.ENCODING)).isOne();
        assertThat(failed.errors()).isEqualTo(2);
        assertThat(failed.commands()).isEqualTo(7 + 7 + 2 + 3 + 1);
        assertThat(failed.hits()).isEqualTo(2);
        assertThat(failed.misses()).isEqualTo(3);
        assertThat(failed.ignoredErrors()).isZero();
        assertThat(failed.rejections()).isZero();

        assertThat(written.commands()).isEqualTo(7); // a copy of its moment
        assertThat(numbers.statistics()).isEqualTo(failed); // one for all types of the alias
        assertThat(failed.commandTime()).isGreaterThanOrEqualTo(failed.slowestCommand());
        assertThat(failed.slowestCommand()).isPositive();
    }

    @Test
    @Contract(205)
    void severalEntriesCountersLoadsAndBatches_areCountedExactly() {
        assertThat(cache.putAll(Map.of("a", "1", "b", "22"))).isEmpty(); // 3 and 4 bytes
        cache.getAll(List.of("a", "b", "none"));
        assertThat(cache.statistics().puts()).isEqualTo(2);
        assertThat(cache.statistics().bytesWritten()).isEqualTo(7);
        assertThat(cache.statistics().hits()).isEqualTo(2);
        assertThat(cache.statistics().misses()).isEqualTo(1);
        assertThat(cache.statistics().bytesRead()).isEqualTo(7);

        assertThat(cache.getOrLoad("l", key -> "333")).isEqualTo("333"); // 5 bytes
        assertThat(cache.getOrLoad("l", key -> "not again")).isEqualTo("333");
        LoadPolicy inCluster = LoadPolicy.byDefault().withSingleFlight(SingleFlight.CLUSTER); // takes a lease
        assertThat(cache.getOrLoad("n", key -> null, inCluster)).isNull(); // 4 bytes, and looks twice
        assertThatThrownBy(() -> cache.getOrLoad("m", key -> {
                    throw new IllegalStateException("loader");
                }))
                .hasMessage("loader");
        CacheStatistics loaded = cache.statistics();
        assertThat(loaded.loads()).isEqualTo(2);
        assertThat(loaded.failedLoads()).isOne();
        assertThat(loaded.hits()).isEqualTo(3);
        assertThat(loaded.misses()).isEqualTo(5);
        assertThat(loaded.puts()).isEqualTo(4);
        assertThat(loaded.bytesWritten()).isEqualTo(16);
        assertThat(loaded.removals()).isZero();
        assertThat(loaded.errors()).isZero();

        Batch<String, Object> batch = cache.batch();
        batch.cache().put("c", "4444"); // 6 bytes
        batch.cache().get("a");
        batch.cache().remove("b");
        batch.execute();
        CacheStatistics together = cache.statistics();
        assertThat(together.puts()).isEqualTo(5);
        assertThat(together.bytesWritten()).isEqualTo(22);
        assertThat(together.hits()).isEqualTo(4);
        assertThat(together.removals()).isEqualTo(1);
        assertThat(together.commands()).isEqualTo(loaded.commands() + 3);

        assertThat(cache.removeAll(List.of("a", "c", "none"))).isEqualTo(2);
        assertThat(cache.statistics().removals()).isEqualTo(3);
    }

    @Test
    @Contract(205)
    void concurrentCalls_areCountedExactly() throws InterruptedException {
        cache.put("a", "1");
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Thread thread = new Thread(() -> {
                try {
                    start.await();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                for (int call = 0; call < 100; call++) {
                    cache.get("a");
                    cache.get("none");
                }
            });
            threads.add(thread);
            thread.start();
        }
        start.countDown();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(cache.statistics().hits()).isEqualTo(800);
        assertThat(cache.statistics().misses()).isEqualTo(800);
        assertThat(cache.statistics().bytesRead()).isEqualTo(800 * 3);
        assertThat(cache.statistics().commands()).isEqualTo(1601);
    }
}
