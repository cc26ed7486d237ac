package org.cdiredis.internal.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.cdiredis.Cache;
import org.cdiredis.Contract;
import org.cdiredis.LoadPolicy;
import org.cdiredis.RedisUnavailableException;
import org.cdiredis.SingleFlight;
import org.cdiredis.embedded.RedisServer;
import org.cdiredis.internal.config.Credentials;
import org.cdiredis.internal.config.ErrorSettings;

/** Redis ends while one node loads and another one waits for it: the wait is bounded, and then it loads itself. */
final class OutageWhileLoadingTest {

    private static final LoadPolicy CLUSTER = LoadPolicy.byDefault().withSingleFlight(SingleFlight.CLUSTER);
    private static final Duration DEADLINE = Duration.ofSeconds(2);

    /** The deadline of the command that finds Redis gone, that of storing, and what a busy machine may add. */
    private static final Duration BOUND = DEADLINE.multipliedBy(2).plusSeconds(5);

    private final CountDownLatch isLoading = new CountDownLatch(1);
    private final CountDownLatch mayEnd = new CountDownLatch(1);
    private final ErrorCaches caches = new ErrorCaches();
    private RedisServer server;

    @BeforeEach
    void start() {
        server = RedisServer.start();
    }

    @AfterEach
    void stop() {
        mayEnd.countDown();
        caches.close();
        server.stop();
    }

    @Test
    @Contract({46, 155})
    void killedServer_withErrorsIgnored_makesEachNodeReturnWhatItLoads() throws Exception {
        assertEachNodeLoads(RedisServer::kill);
    }

    @Test
    @Contract({46, 155})
    void hangingServer_withErrorsIgnored_makesEachNodeReturnWhatItLoads() throws Exception {
        assertEachNodeLoads(RedisServer::pause);
    }

    private void assertEachNodeLoads(Consumer<RedisServer> fault) throws Exception {
        ErrorSettings ignoring = ErrorCaches.ignoring(ErrorCaches.DEFAULT, ErrorCaches.OFF);
        CompletableFuture<String> loading = loading(cache(ignoring));
        CompletableFuture<String> waiting = waiting(cache(ignoring));
        assertThat(waiting).isNotDone();

        fault.accept(server);

        assertThat(waiting.get(BOUND.toMillis(), TimeUnit.MILLISECONDS)).isEqualTo("of the waiting");
        assertThat(loading).isNotDone();
        mayEnd.countDown();
        assertThat(loading.get(BOUND.toMillis(), TimeUnit.MILLISECONDS)).isEqualTo("of the loading");
    }

    @Test
    @Contract(46)
    void killedServer_withErrorsThrown_failsBothInTime() throws Exception {
        ErrorSettings throwing = ErrorCaches.throwing(ErrorCaches.OFF);
        CompletableFuture<String> loading = loading(cache(throwing));
        CompletableFuture<String> waiting = waiting(cache(throwing));

        server.kill();

        assertUnavailable(waiting);
        mayEnd.countDown();
        assertUnavailable(loading);
    }

    private static void assertUnavailable(CompletableFuture<String> call) {
        assertThatThrownBy(() -> call.get(BOUND.toMillis(), TimeUnit.MILLISECONDS))
                .hasCauseInstanceOf(RedisUnavailableException.class);
    }

    private Cache<String, String> cache(ErrorSettings errors) {
        return caches.cache(ErrorCaches.connection(server.port(), Credentials.NONE, DEADLINE, DEADLINE), errors);
    }

    private CompletableFuture<String> loading(Cache<String, String> cache) throws InterruptedException {
        CompletableFuture<String> call = called(() -> cache.getOrLoad(
                "k",
                key -> {
                    isLoading.countDown();
                    return awaited();
                },
                CLUSTER));
        assertThat(isLoading.await(20, TimeUnit.SECONDS)).isTrue();
        return call;
    }

    private String awaited() {
        try {
            mayEnd.await();
            return "of the loading";
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private CompletableFuture<String> waiting(Cache<String, String> cache) throws InterruptedException {
        long misses = cache.statistics().misses();
        CompletableFuture<String> call = called(() -> cache.getOrLoad("k", key -> "of the waiting", CLUSTER));
        // It has looked for the value and for the lease, and looks again and again.
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (cache.statistics().misses() < misses + 3 && System.nanoTime() - end < 0) {
            Thread.sleep(5);
        }
        return call;
    }

    private static CompletableFuture<String> called(Supplier<String> call) {
        return CompletableFuture.supplyAsync(call, task -> new Thread(task).start());
    }
}
