package org.cdiredis.internal.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;

import org.redisson.api.RedissonClient;

import org.cdiredis.Cache;
import org.cdiredis.Expiry;
import org.cdiredis.NullPolicy;
import org.cdiredis.SingleFlight;
import org.cdiredis.codec.KeySpace;
import org.cdiredis.internal.client.Clients;
import org.cdiredis.internal.codec.KeyText;
import org.cdiredis.internal.codec.SeparatedKeys;
import org.cdiredis.internal.codec.ValueCodecs;
import org.cdiredis.internal.commands.CommandsFactory;
import org.cdiredis.internal.config.BreakerSettings;
import org.cdiredis.internal.config.CacheSettings;
import org.cdiredis.internal.config.ClearMode;
import org.cdiredis.internal.config.ConnectionSettings;
import org.cdiredis.internal.config.EntrySettings;
import org.cdiredis.internal.config.LoadSettings;
import org.cdiredis.internal.config.StaleRefresh;
import org.cdiredis.internal.config.TestSettings;

/**
 * One of several JVMs that share a cache. Each line of its input is an order: {@code load} or {@code fail}, a key, and how many threads
 * get or load that at once. A loader counts in Redis, under {@code loads:} and the key, and waits there for the key
 * {@code go:} and the key; then it returns the number of this process, or fails. The answers are {@code calling} once all threads have begun,
 * {@code loading} where one loads, and {@code results} with what the threads have got.
 */
final class LoadingNode {

    private final PrintStream out = new PrintStream(System.out, true, UTF_8);
    private final RedissonClient redisson;
    private final Cache<String, String> cache;

    private LoadingNode(RedissonClient redisson, Cache<String, String> cache) {
        this.redisson = redisson;
        this.cache = cache;
    }

    public static void main(String... args) throws IOException {
        Clients clients = new Clients();
        ConnectionSettings connection = TestSettings.connection(Integer.parseInt(args[0]));
        LoadSettings loads = new LoadSettings(
                SingleFlight.CLUSTER,
                Duration.parse(args[1]),
                StaleRefresh.BACKGROUND,
                Duration.parse(args[2]),
                Duration.ofMinutes(1));
        LoadingNode node =
                new LoadingNode(CommandsFactory.client("test", connection, clients), cache(clients, connection, loads));
        node.cache.contains("warm");
        node.out.println("ready -");
        try (BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, UTF_8))) {
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                String[] words = order.split(" ", 3);
                node.call(words[1], Integer.parseInt(words[2]), words[0].equals("fail"));
            }
        }
        clients.close();
    }

    @SuppressWarnings("unchecked")
    private static Cache<String, String> cache(Clients clients, ConnectionSettings connection, LoadSettings loads) {
        CacheSettings settings = TestSettings.of(
                "test",
                TestSettings.keys(new KeySpace("", 1), false),
                new EntrySettings(Expiry.after(Duration.ofMinutes(5)), 0, NullPolicy.STORE, ClearMode.SCAN, 500),
                loads);
        ValueCodecs codecs = new ValueCodecs(TestSettings.components());
        return new CacheFactory(TestSettings.components(new SeparatedKeys()), clients.timer(), clients.background())
                .create(
                        settings,
                        (KeyText<String>) KeyText.of(String.class).orElseThrow(),
                        codecs.codec(settings.values(), codecs.canonical(String.class)),
                        CommandsFactory.create("test", connection, BreakerSettings.OFF, clients),
                        TestSettings.NO_LOCKS,
                        TestSettings.NO_REFERENCE);
    }

    private void call(String key, int threads, boolean isFailing) {
        CountDownLatch begun = new CountDownLatch(threads);
        List<CompletableFuture<String>> calls = IntStream.range(0, threads)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> {
                            begun.countDown();
                            await(begun);
                            return result(key, isFailing);
                        },
                        task -> new Thread(task).start()))
                .toList();
        await(begun);
        out.println("calling " + key);
        calls.forEach(call -> out.println("result " + call.join()));
    }

    private String result(String key, boolean isFailing) {
        try {
            return String.valueOf(cache.getOrLoad(key, missing -> loaded(missing, isFailing)));
        } catch (RuntimeException e) {
            return "failed: " + e;
        }
    }

    private String loaded(String key, boolean isFailing) {
        redisson.getAtomicLong("loads:" + key).incrementAndGet();
        out.println("loading " + key);
        while (!redisson.getBucket("go:" + key).isExists()) {
            sleep();
        }
        if (isFailing) {
            throw new IllegalStateException("the loader of " + key + " fails");
        }
        return "loaded by " + ProcessHandle.current().pid();
    }

    private static void sleep() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
