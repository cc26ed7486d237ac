package org.cdiredis.session.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.cdiredis.embedded.RedisServer;
import org.cdiredis.session.SessionUnavailableException;
import org.cdiredis.session.internal.store.SessionId;

/** All that a request waits for while Redis hangs is within one deadline. */
final class RequestDeadlineTest {

    /** What a busy machine takes on top. */
    private static final Duration MORE = Duration.ofMillis(1500);

    private final RedisServer redis = RedisServer.start();

    @AfterEach
    void stop() {
        redis.resume();
        redis.close();
    }

    private SessionNode node(Duration deadline) {
        return node(deadline, 0);
    }

    private SessionNode node(Duration deadline, int maxSessions) {
        return new SessionNode(
                redis.uri(),
                Map.of(
                        "cdi-redis.session.max-sessions", Integer.toString(maxSessions),
                        "cdi-redis.deadline", deadline.toString(),
                        "cdi-redis.timeout", deadline.toString(),
                        "cdi-redis.session.large-attribute-size", "100"));
    }

    private static String created(SessionNode node) {
        String id = Awaitility.await()
                .ignoreExceptions()
                .until(() -> node.create(session -> session.set("user", "ann")), made -> true);
        Awaitility.await().ignoreExceptions().until(() -> "ann".equals(node.get(id, "user")));
        return id;
    }

    private static Duration timeOf(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Test
    void redisThatHangsBeforeTheOpening_andBeforeTheCommit_takesOneDeadline() throws Exception {
        Duration deadline = Duration.ofSeconds(4);
        try (SessionNode node = node(deadline)) {
            String id = created(node);
            SessionRequest request = node.realm().request(id);
            redis.pause();
            CompletableFuture<Duration> opening =
                    CompletableFuture.supplyAsync(() -> timeOf(request::session), task -> new Thread(task).start());
            Thread.sleep(deadline.dividedBy(2).toMillis());
            redis.resume();
            Duration opened = opening.join();
            redis.pause();

            request.sessionOrNew().set("user", "bob");
            Duration committed =
                    timeOf(() -> assertThatThrownBy(request::commit).isInstanceOf(SessionUnavailableException.class));
            Duration ended = timeOf(request::end);
            redis.resume();

            assertThat(opened).isGreaterThan(deadline.dividedBy(3));
            assertThat(opened.plus(committed).plus(ended)).isLessThan(deadline.plus(MORE));
        }
    }

    @Test
    void largeAttributeThatDoesNotCome_leavesATenthForTheCommit() {
        Duration deadline = Duration.ofSeconds(3);
        try (SessionNode node = node(deadline);
                SessionNode other = node(deadline)) {
            String id = created(node);
            node.change(id, session -> session.set("large", "x".repeat(1_000)));
            Awaitility.await().ignoreExceptions().until(() -> "ann".equals(other.get(id, "user")));
            SessionRequest request = other.realm().request(id);
            LiveSession session = request.sessionOrNew();
            redis.pause();

            Duration all = timeOf(() -> {
                assertThatThrownBy(() -> session.get("large")).isInstanceOf(SessionUnavailableException.class);
                session.set("user", "bob");
                assertThatThrownBy(request::end).isInstanceOf(SessionUnavailableException.class);
            });
            redis.resume();

            assertThat(all).isLessThan(deadline.plus(MORE));
        }
    }

    @Test
    void sessionsThatAreCountedFirst_areWithinTheDeadline() throws Exception {
        Duration deadline = Duration.ofSeconds(4);
        try (SessionNode node = node(deadline, 100)) {
            String unknown = SessionId.random().text();
            Awaitility.await().ignoreExceptions().until(() -> !node.has(unknown));
            SessionRequest request = node.realm().request(unknown);
            redis.pause();
            CompletableFuture<Duration> opening =
                    CompletableFuture.supplyAsync(() -> timeOf(request::session), task -> new Thread(task).start());
            Thread.sleep(deadline.dividedBy(2).toMillis());
            redis.resume();
            Duration opened = opening.join();
            redis.pause();

            Duration created = timeOf(() -> {
                request.sessionOrNew().set("user", "ann");
                assertThatThrownBy(request::commit).isInstanceOf(SessionUnavailableException.class);
                request.end();
            });
            redis.resume();

            assertThat(opened).isGreaterThan(deadline.dividedBy(3));
            assertThat(opened.plus(created)).isLessThan(deadline.plus(MORE));
        }
    }

    @Test
    void largeAttributeThatManyRequestsRead_isFetchedOnce_andCostsEachThatTimeOnce() throws Exception {
        Duration deadline = Duration.ofSeconds(6);
        int requests = 5;
        ExecutorService threads = Executors.newFixedThreadPool(requests);
        try (SessionNode node = node(deadline);
                SessionNode other = node(deadline)) {
            String id = created(node);
            node.change(id, session -> session.set("large", "x".repeat(1_000)));
            Awaitility.await().ignoreExceptions().until(() -> "ann".equals(other.get(id, "user")));
            CountDownLatch areOpen = new CountDownLatch(requests);
            CountDownLatch hangs = new CountDownLatch(1);
            CountDownLatch haveRead = new CountDownLatch(requests);
            CountDownLatch hangsAgain = new CountDownLatch(1);
            List<CompletableFuture<Void>> all = IntStream.range(0, requests)
                    .mapToObj(i -> CompletableFuture.runAsync(
                            () -> other.change(id, session -> {
                                areOpen.countDown();
                                uninterruptibly(hangs);
                                session.get("large");
                                haveRead.countDown();
                                uninterruptibly(hangsAgain);
                                session.set("attribute" + i, "value");
                            }),
                            threads))
                    .toList();
            areOpen.await();
            redis.command("CONFIG", "RESETSTAT");
            redis.pause();
            hangs.countDown();
            Thread.sleep(deadline.dividedBy(requests).toMillis());
            redis.resume();
            haveRead.await();
            String statistics = redis.command("INFO", "commandstats");
            redis.pause();
            hangsAgain.countDown();
            Thread.sleep(deadline.dividedBy(4).toMillis());
            redis.resume();

            assertThat(statistics).contains("cmdstat_hget:calls=1,");
            all.forEach(CompletableFuture::join);
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void requestsOfOneSession_doNotWaitForOneAnotherInTurn() throws Exception {
        Duration deadline = Duration.ofSeconds(1);
        int requests = 8;
        ExecutorService threads = Executors.newFixedThreadPool(requests);
        try (SessionNode node = node(deadline)) {
            String id = created(node);
            CountDownLatch areOpen = new CountDownLatch(requests);
            CountDownLatch hangs = new CountDownLatch(1);
            List<CompletableFuture<Void>> all = IntStream.range(0, requests)
                    .mapToObj(i -> CompletableFuture.runAsync(
                            () -> node.change(id, session -> {
                                session.set("attribute" + i, "value");
                                areOpen.countDown();
                                uninterruptibly(hangs);
                            }),
                            threads))
                    .toList();
            areOpen.await();
            redis.pause();

            Duration time = timeOf(() -> {
                hangs.countDown();
                assertThat(all)
                        .allSatisfy(request -> assertThatThrownBy(request::join)
                                .isInstanceOf(CompletionException.class)
                                .hasCauseInstanceOf(SessionUnavailableException.class));
            });
            redis.resume();

            assertThat(time).isLessThan(deadline.multipliedBy(requests / 2));
        } finally {
            threads.shutdown();
        }
    }

    private static void uninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
