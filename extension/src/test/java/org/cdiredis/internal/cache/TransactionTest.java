package org.cdiredis.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.cdiredis.internal.cache.TransactionNode.MANAGER;
import static org.cdiredis.internal.cache.TransactionNode.committed;
import static org.cdiredis.internal.cache.TransactionNode.rolledBack;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Transaction;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.cdiredis.Cache;
import org.cdiredis.Expiry;
import org.cdiredis.Lookup;
import org.cdiredis.SingleFlight;
import org.cdiredis.TimeToLive;
import org.cdiredis.embedded.RedisServer;
import org.cdiredis.internal.config.ClearMode;

/** Caches in transactions of a real transaction manager. Another node looks at what Redis has. */
final class TransactionTest {

    private static final Duration LONG = Duration.ofSeconds(10);

    private static RedisServer server;

    private TransactionNode node;
    private TransactionNode otherNode;
    private Cache<String, String> cache;
    private Cache<String, String> outside;

    @BeforeAll
    static void start() {
        server = RedisServer.start();
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @BeforeEach
    void create() {
        server.command("FLUSHALL");
        node = new TransactionNode(server.port());
        otherNode = new TransactionNode(server.port());
        cache = node.cache();
        outside = otherNode.immediate();
    }

    @AfterEach
    void close() throws Exception {
        if (MANAGER.getStatus() != Status.STATUS_NO_TRANSACTION) {
            MANAGER.rollback();
        }
        node.close();
        otherNode.close();
    }

    @Test
    void withoutTransaction_writesAreDoneAtOnce() {
        assertThat(cache.put("k", "v")).isTrue();
        assertThat(outside.get("k")).isEqualTo("v");
        assertThat(cache.remove("k")).isTrue();
        assertThat(outside.contains("k")).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void commit_writesWhatWasPutAndRemoved(ClearMode clear) throws Exception {
        cache = node.clear(clear).cache();
        outside = otherNode.clear(clear).immediate();
        outside.putAll(Map.of("gone", "1", "gone too", "2", "changed", "3", "stays", "4"));

        committed(() -> {
            assertThat(cache.put("new", "v", Expiry.never())).isTrue();
            assertThat(cache.putAll(Map.of("changed", "v", "more", "v"))).isEmpty();
            assertThat(cache.remove("gone")).isTrue();
            assertThat(cache.remove("never there")).isFalse();
            assertThat(cache.removeAll(List.of("gone too", "gone", "new", "never there")))
                    .isEqualTo(2);
            assertThat(cache.put("new", "again", Expiry.never())).isTrue();

            assertThat(outside.getAll(List.of("gone", "gone too", "changed", "stays", "new", "more")))
                    .containsOnly(
                            Map.entry("gone", "1"),
                            Map.entry("gone too", "2"),
                            Map.entry("changed", "3"),
                            Map.entry("stays", "4"));
            return true;
        });

        assertThat(outside.getAll(List.of("gone", "gone too", "changed", "stays", "new", "more")))
                .containsOnly(
                        Map.entry("changed", "v"),
                        Map.entry("stays", "4"),
                        Map.entry("new", "again"),
                        Map.entry("more", "v"));
        assertThat(outside.timeToLive("new")).isEqualTo(TimeToLive.never());
    }

    @Test
    void rollback_writesNothing() throws Exception {
        outside.put("k", "old");

        rolledBack(() -> {
            cache.put("k", "new");
            cache.put("other", "new");
            cache.remove("k");
            cache.clear();
            cache.getOrLoad("loaded", key -> "uncommitted");
        });

        assertThat(outside.get("k")).isEqualTo("old");
        assertThat(outside.keys()).containsExactly("k");
        await().atMost(LONG)
                .untilAsserted(() ->
                        assertThat(server.command("KEYS", "cdi-redis:load:*")).isEmpty());
    }

    @Test
    void transactionMarkedForRollback_writesNothing() throws Exception {
        MANAGER.begin();
        cache.put("before", "v");
        MANAGER.setRollbackOnly();
        cache.put("k", "v");
        node.cache().put("k", "v");
        assertThatThrownBy(MANAGER::commit).isInstanceOf(RollbackException.class);

        assertThat(outside.keys()).isEmpty();
    }

    @Test
    void transactionMarkedForRollback_beforeItsFirstWrite_writesNothing() throws Exception {
        MANAGER.begin();
        MANAGER.setRollbackOnly();
        cache.put("k", "v");
        assertThat(cache.get("k")).isEqualTo("v");
        assertThatThrownBy(MANAGER::commit).isInstanceOf(RollbackException.class);

        assertThat(outside.keys()).isEmpty();
    }

    @Test
    void transaction_thatTimesOut_writesNothing_norDoesItsThreadAfterwards() throws Exception {
        MANAGER.setTransactionTimeout(1);
        try {
            MANAGER.begin();
            cache.put("before", "v");
            await().atMost(LONG)
                    .until(() -> MANAGER.getStatus() != Status.STATUS_ACTIVE
                            && MANAGER.getStatus() != Status.STATUS_ROLLING_BACK);
            cache.put("after", "v");
            MANAGER.rollback();
        } finally {
            MANAGER.setTransactionTimeout(0);
        }

        assertThat(outside.keys()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void reads_seeTheTransactionsOwnWrites(ClearMode clear) throws Exception {
        cache = node.clear(clear).cache();
        outside = otherNode.clear(clear).immediate();
        outside.putAll(Map.of("k", "old", "removed", "old", "other", "old"));

        committed(() -> {
            cache.put("k", "new", Expiry.after(LONG));
            cache.put("for ever", "v", Expiry.never());
            cache.remove("removed");

            assertThat(cache.get("k")).isEqualTo("new");
            assertThat(cache.lookup("removed")).isEqualTo(Lookup.absent());
            assertThat(cache.getAll(List.of("k", "removed", "other", "none")))
                    .containsOnly(Map.entry("k", "new"), Map.entry("other", "old"));
            assertThat(cache.contains("k")).isTrue();
            assertThat(cache.contains("removed")).isFalse();
            assertThat(cache.timeToLive("k")).isEqualTo(TimeToLive.remaining(LONG));
            assertThat(cache.timeToLive("for ever")).isEqualTo(TimeToLive.never());
            assertThat(cache.timeToLive("removed")).isEqualTo(TimeToLive.absent());
            assertThat(cache.getOrLoad("k", key -> "not called")).isEqualTo("new");
            var batch = cache.batch();
            var read = batch.cache().get("k");
            batch.cache().put("batched", "v");
            batch.execute();
            assertThat(read.toCompletableFuture().join()).isEqualTo("new");
            assertThat(cache.async().get("batched").toCompletableFuture().join())
                    .isEqualTo("v");
            assertThat(outside.contains("batched")).isFalse();

            assertThat(cache.removeAll("o*")).isEqualTo(-1);
            assertThat(cache.get("other")).isNull();
            assertThat(cache.clear()).isEqualTo(-1);
            assertThat(cache.get("k")).isNull();
            cache.put("k", "last");
            assertThat(cache.get("k")).isEqualTo("last");
            assertThat(outside.get("other")).isEqualTo("old");
            return true;
        });

        assertThat(outside.keys()).containsExactly("k");
        assertThat(outside.get("k")).isEqualTo("last");
    }

    @Test
    void removalByPattern_findsWhatIsThereAtTheCommit() throws Exception {
        committed(() -> {
            cache.put("a1", "v");
            cache.removeAll("a*");
            cache.put("a2", "v");
            outside.putAll(Map.of("a3", "v", "b", "v"));
            return true;
        });

        assertThat(outside.keys()).containsExactlyInAnyOrder("a2", "b");
    }

    @Test
    void whatDependsOnRedis_isDoneAtOnce_orRefused() throws Exception {
        committed(() -> {
            assertThat(cache.putIfAbsent("k", "v")).isTrue();
            assertThat(cache.increment("n", 1, Expiry.never())).isOne();
            assertThat(outside.get("k")).isEqualTo("v");
            cache.put("k", "w");
            cache.remove("n");

            assertThatThrownBy(() -> cache.putIfAbsent("k", "x"))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(
                            "CDIREDIS00160: Cache \"books\": putIfAbsent is done at once, but the transaction is going to"
                                    + " put or remove the entry \"books:1:k\" only after its commit. Call it before that, or"
                                    + " outside of the transaction");
            assertThatThrownBy(() -> cache.putIfPresent("k", "x")).hasMessageContaining("putIfPresent");
            assertThatThrownBy(() -> cache.increment("n", 1)).hasMessageContaining("increment");
            assertThatThrownBy(() -> cache.expire("k", Expiry.never())).hasMessageContaining("expire");
            assertThatThrownBy(() -> cache.persist("k")).hasMessageContaining("persist");
            assertThatThrownBy(() -> cache.incrementVersion("k")).hasMessageContaining("incrementVersion");
            return true;
        });

        assertThat(outside.get("k")).isEqualTo("w");
        assertThat(outside.contains("n")).isFalse();
    }

    @Test
    void suspendedTransaction_keepsItsWrites() throws Exception {
        MANAGER.begin();
        cache.put("outer", "v");
        Transaction outer = MANAGER.suspend();
        committed(() -> {
            assertThat(cache.get("outer")).isNull();
            cache.put("inner", "v");
            return true;
        });
        assertThat(outside.keys()).containsExactly("inner");
        MANAGER.resume(outer);
        assertThat(cache.get("outer")).isEqualTo("v");
        MANAGER.commit();

        assertThat(outside.keys()).containsExactlyInAnyOrder("inner", "outer");
    }

    @Test
    void transactionalView_waits_whateverTheOptionSays() throws Exception {
        Cache<String, String> view = node.immediate().transactional();
        assertThat(view.transactional()).isSameAs(view);
        committed(() -> {
            view.put("k", "v");
            view.withVersion(2).strict().put("k", "v2");
            assertThat(outside.get("k")).isNull();
            return true;
        });

        assertThat(outside.get("k")).isEqualTo("v");
        assertThat(outside.withVersion(2).get("k")).isEqualTo("v2");
    }

    @Test
    void load_isStoredAfterTheCommit() throws Exception {
        AtomicInteger loads = new AtomicInteger();
        committed(() -> {
            assertThat(cache.getOrLoad("k", key -> "v" + loads.incrementAndGet()))
                    .isEqualTo("v1");
            assertThat(cache.getOrLoad("k", key -> "v" + loads.incrementAndGet()))
                    .isEqualTo("v1");
            assertThat(outside.get("k")).isNull();
            return true;
        });

        assertThat(outside.get("k")).isEqualTo("v1");
        assertThat(server.command("KEYS", "cdi-redis:load:*")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void load_inATransaction_isSharedWithNobody(SingleFlight singleFlight) throws Exception {
        cache = node.singleFlight(singleFlight).cache();
        CountDownLatch isLoading = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        CompletableFuture<@Nullable String> leader = inThread(() -> committed(() -> cache.getOrLoad("k", key -> {
            isLoading.countDown();
            awaited(mayEnd);
            return "uncommitted";
        })));
        awaited(isLoading);

        // Neither does another one wait for it, nor does it take part in the load of another one.
        assertThat(committed(() -> cache.getOrLoad("k", key -> "own"))).isEqualTo("own");
        assertThat(outside.get("k")).isEqualTo("own");
        mayEnd.countDown();
        assertThat(leader.get(10, TimeUnit.SECONDS)).isEqualTo("uncommitted");
        assertThat(outside.get("k")).isEqualTo("own");
    }

    @ParameterizedTest
    @EnumSource
    void load_thatBeganBeforeACommit_isNotStored(SingleFlight singleFlight) throws Exception {
        for (String how : List.of("remove", "put", "clear", "pattern")) {
            for (ClearMode clear : ClearMode.values()) {
                cache = node.clear(clear).cache();
                outside = otherNode.clear(clear).singleFlight(singleFlight).immediate();
                // A reader of another node has read the old row before the commit, and is slow.
                String read = outside.getOrLoad("k", key -> {
                    try {
                        return committed(() -> {
                            switch (how) {
                                case "remove" -> cache.remove(key);
                                case "put" -> cache.put(key, "new");
                                case "clear" -> cache.clear();
                                default -> cache.removeAll("k*");
                            }
                            return "old";
                        });
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                });

                assertThat(read).isEqualTo(how.equals("put") ? "new" : "old");
                assertThat(outside.get("k")).as("%s, %s", how, clear).isEqualTo(how.equals("put") ? "new" : null);
                outside.remove("k");
            }
        }
    }

    @Test
    void load_thatBeganBeforeACommit_isNotStoredEither_whenWhatWasCommittedHasExpired() {
        assertThat(outside.getOrLoad("k", key -> {
                    try {
                        committed(() -> cache.put(key, "new", Expiry.after(Duration.ofMillis(1))));
                        await().atMost(LONG)
                                .until(() ->
                                        server.command("EXISTS", "books:1:k").equals("0"));
                        return "old";
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }))
                .isEqualTo("old");

        assertThat(outside.contains("k")).isFalse();
    }

    @Test
    void batch_thatIsExecutedAfterItsTransaction_isWrittenAtOnceOrNotAtAll() throws Exception {
        outside.put("gone", "v");
        var batch = committed(() -> {
            var made = cache.batch();
            made.cache().put("k", "v");
            made.cache().remove("gone");
            return made;
        });
        batch.execute();
        assertThat(outside.keys()).containsExactly("k");

        MANAGER.begin();
        var late = cache.batch();
        late.cache().put("never", "v");
        MANAGER.rollback();
        late.execute();
        assertThat(outside.keys()).containsExactly("k");
    }

    @Test
    void loadThatEndsAfterItsTransaction_isNotStored() throws Exception {
        CompletableFuture<String> row = new CompletableFuture<>();
        var loaded = committed(() -> cache.async().getOrLoad("k", key -> row));
        row.complete("old");

        assertThat(loaded.toCompletableFuture().get(10, TimeUnit.SECONDS)).isEqualTo("old");
        assertThat(outside.contains("k")).isFalse();
        await().atMost(LONG)
                .until(() -> server.command("KEYS", "cdi-redis:load:*").isEmpty());
    }

    @Test
    void loadInATransaction_ofWhatAnotherOneRemovesUntilTheCommit_isNotStored() throws Exception {
        Cache<String, String> other = otherNode.cache();
        committed(() -> {
            assertThat(cache.getOrLoad("k", key -> "old")).isEqualTo("old");
            Transaction mine = MANAGER.suspend();
            committed(() -> other.remove("k"));
            MANAGER.resume(mine);
            return true;
        });

        assertThat(outside.contains("k")).isFalse();
    }

    @Test
    void leaseOfALoad_isRenewedUntilTheCommit() throws Exception {
        cache = node.lease(Duration.ofMillis(600)).cache();
        committed(() -> {
            cache.getOrLoad("k", key -> "v");
            await().during(Duration.ofSeconds(2))
                    .atMost(LONG)
                    .until(() -> !server.command("KEYS", "cdi-redis:load:*").isEmpty());
            return true;
        });

        assertThat(outside.get("k")).isEqualTo("v");
    }

    @Test
    void load_afterARemovalOfTheSameTransaction_isSeenButNotStored() throws Exception {
        outside.put("k", "old");
        committed(() -> {
            cache.remove("k");
            assertThat(cache.getOrLoad("k", key -> "changed")).isEqualTo("changed");
            assertThat(cache.get("k")).isEqualTo("changed");
            return true;
        });

        assertThat(outside.contains("k")).isFalse();
    }

    @Test
    void staleEntry_isServed_andNotLoadedByATransaction() throws Exception {
        cache = node.staleWindow(Duration.ofMinutes(1)).cache();
        server.command("SET", "books:1:k", "\"stale\"", "PX", "30000");

        assertThat(committed(() -> cache.getOrLoad("k", key -> "not called"))).isEqualTo("stale");
    }

    @Test
    void nearCache_neitherHidesNorKeepsWhatATransactionSees() throws Exception {
        cache = node.near().cache();
        cache.put("k", "old");
        await().atMost(LONG).until(() -> {
            cache.get("k");
            return cache.statistics().nearHits() > 0;
        });

        rolledBack(() -> {
            assertThat(cache.get("k")).isEqualTo("old");
            cache.put("k", "uncommitted");
            assertThat(cache.get("k")).isEqualTo("uncommitted");
            assertThat(cache.get("other")).isNull();
        });
        assertThat(cache.get("k")).isEqualTo("old");

        committed(() -> cache.put("k", "new"));
        assertThat(cache.get("k")).isEqualTo("new");
    }

    private static <T> CompletableFuture<T> inThread(Callable<T> code) {
        CompletableFuture<T> result = new CompletableFuture<>();
        new Thread(() -> {
                    try {
                        result.complete(code.call());
                    } catch (Throwable e) {
                        result.completeExceptionally(e);
                    }
                })
                .start();
        return result;
    }

    private static void awaited(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
