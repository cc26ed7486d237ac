package org.cdiredis.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.cdiredis.Cache;
import org.cdiredis.Expiry;
import org.cdiredis.LoadPolicy;
import org.cdiredis.SingleFlight;
import org.cdiredis.codec.KeySpace;
import org.cdiredis.embedded.RedisServer;
import org.cdiredis.internal.client.Clients;
import org.cdiredis.internal.codec.KeyText;
import org.cdiredis.internal.codec.SeparatedKeys;
import org.cdiredis.internal.codec.ValueCodecs;
import org.cdiredis.internal.commands.CommandsFactory;
import org.cdiredis.internal.config.BreakerSettings;
import org.cdiredis.internal.config.CacheSettings;
import org.cdiredis.internal.config.TestSettings;
import org.cdiredis.internal.lock.LockFactories;

/**
 * A thousand threads that all wait for Redis at once: virtual ones where the JDK has them, of which none may keep its carrier. On
 * JDK 17, which has none, the same is done by platform threads.
 */
final class VirtualThreadsTest {

    private static final int THREADS = 1_000;
    private static final String LARGE = "x".repeat(100_000);
    private static final String PINNED = "jdk.VirtualThreadPinned";
    private static final boolean IS_VIRTUAL = Runtime.version().feature() >= 21;

    private static final Clients clients = new Clients();
    private static RedisServer server;
    private static Cache<String, String> cache;

    @BeforeAll
    @SuppressWarnings("unchecked")
    static void start() {
        server = RedisServer.start();
        CacheSettings some = TestSettings.of("test", new KeySpace("", 1), Expiry.after(Duration.ofMinutes(5)));
        CacheSettings settings = new CacheSettings(
                some.alias(),
                TestSettings.connection(server.port()),
                some.keys(),
                some.values(),
                some.entries(),
                some.loads(),
                some.near(),
                some.errors(),
                some.locks());
        ValueCodecs codecs = new ValueCodecs(TestSettings.components());
        cache = new CacheFactory(TestSettings.components(new SeparatedKeys()), clients.timer(), clients.background())
                .create(
                        settings,
                        (KeyText<String>) KeyText.of(String.class).orElseThrow(),
                        codecs.codec(settings.values(), codecs.canonical(String.class)),
                        CommandsFactory.create("test", settings.connection(), BreakerSettings.OFF, clients),
                        LockFactories.create(settings, clients),
                        TestSettings.NO_REFERENCE);
    }

    @AfterAll
    static void stop() {
        clients.close();
        server.stop();
    }

    /** A class whose initialization waits, which pins on every JDK. */
    private static final class Pinning {

        static final long END;

        static {
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            END = System.nanoTime();
        }
    }

    @Test
    void waiting_keepsNoCarrier() throws Exception {
        calls(0); // initializes classes, which may wait for each other

        List<RecordedEvent> pinned = pinnedDuring(() -> {
            run(1, i -> assertThat(Pinning.END).isNotZero());
            run(THREADS, VirtualThreadsTest::calls);
        });

        assertThat(pinned.stream().filter(VirtualThreadsTest::isOfTheControl))
                .as("the control, which shows that pinning is seen")
                .hasSize(IS_VIRTUAL ? 1 : 0);
        assertThat(pinned.stream().filter(event -> !isOfTheControl(event)).map(VirtualThreadsTest::stack))
                .isEmpty();
        assertThat(cache.get("counter")).isEqualTo(String.valueOf(THREADS + 1));
    }

    /** All of it, which the event itself does not tell. */
    private static String stack(RecordedEvent event) {
        return event.getStackTrace() == null
                ? event.toString()
                : event.getStackTrace().getFrames().stream()
                        .map(frame -> frame.getMethod().getType().getName()
                                + '.'
                                + frame.getMethod().getName())
                        .collect(Collectors.joining("\n  ", "\n", "\n"));
    }

    private static void calls(int i) {
        cache.put("k" + i, "v" + i);
        assertThat(cache.get("k" + i)).isEqualTo("v" + i);
        scriptsAndLargeValues(i);
        for (SingleFlight singleFlight : SingleFlight.values()) {
            LoadPolicy policy = LoadPolicy.byDefault().withSingleFlight(singleFlight);
            assertThat(cache.getOrLoad(singleFlight + "-" + i % 100, key -> slow(key), policy))
                    .isEqualTo("of " + singleFlight + "-" + i % 100);
        }
        cache.lock("lock").lock();
        try {
            String counted = cache.get("counter");
            cache.put("counter", String.valueOf(counted == null ? 1 : Integer.parseInt(counted) + 1));
        } finally {
            cache.lock("lock").unlock();
        }
    }

    /** What goes over the shared connection as a script, and what goes past it. */
    private static void scriptsAndLargeValues(int i) {
        cache.increment("number" + i, 2, Expiry.byDefault());
        assertThat(cache.increment("number" + i, 1)).isEqualTo(3);
        assertThat(cache.contains("k" + i)).isTrue();
        assertThat(cache.timeToLive("k" + i).isPresent()).isTrue();
        assertThat(cache.remove("number" + i)).isTrue();
        if (i % 10 == 0) {
            cache.put("large" + i, LARGE);
            assertThat(cache.get("large" + i)).isEqualTo(LARGE);
            // Not an assertion on a map: those look for a class each time, which pins.
            assertThat(cache.getAll(List.of("k" + i, "number" + i)).get("k" + i))
                    .isEqualTo("v" + i);
        }
    }

    private static String slow(String key) {
        try {
            Thread.sleep(2);
            return "of " + key;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What the threads do; fails as they do. */
    private static void run(int threads, IntConsumer action) throws Exception {
        ExecutorService executor = executor();
        try {
            List<Future<?>> ends = new ArrayList<>();
            IntStream.range(0, threads).forEach(i -> ends.add(executor.submit(() -> action.accept(i))));
            for (Future<?> end : ends) {
                end.get(5, TimeUnit.MINUTES);
            }
        } finally {
            executor.shutdown();
        }
    }

    private static ExecutorService executor() throws ReflectiveOperationException {
        return IS_VIRTUAL
                ? (ExecutorService) Executors.class
                        .getMethod("newVirtualThreadPerTaskExecutor")
                        .invoke(null)
                : Executors.newFixedThreadPool(64);
    }

    /** Something that may fail. */
    private interface Action {
        void run() throws Exception;
    }

    private static List<RecordedEvent> pinnedDuring(Action action) throws Exception {
        Path file = Files.createTempFile("pinned", ".jfr");
        try (Recording recording = new Recording()) {
            recording.enable(PINNED).withThreshold(Duration.ZERO).withStackTrace();
            recording.start();
            action.run();
            recording.stop();
            recording.dump(file);
            return RecordingFile.readAllEvents(file).stream()
                    .filter(event -> event.getEventType().getName().equals(PINNED))
                    .collect(Collectors.toList());
        } finally {
            Files.delete(file);
        }
    }

    private static boolean isOfTheControl(RecordedEvent event) {
        return event.getStackTrace() != null
                && event.getStackTrace().getFrames().stream()
                        .anyMatch(frame -> frame.getMethod().getType().getName().equals(Pinning.class.getName()));
    }
}
