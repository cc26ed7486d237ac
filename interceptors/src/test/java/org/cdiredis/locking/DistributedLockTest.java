package org.cdiredis.locking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.cdiredis.RedisCache;
import org.cdiredis.embedded.RedisServer;
import org.cdiredis.lock.LockHandle;
import org.cdiredis.lock.LockLostException;
import org.cdiredis.lock.LockNotAcquiredException;
import org.cdiredis.lock.Locks;

/** Methods under locks, in two applications on one Redis. */
final class DistributedLockTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String[] PROPERTIES = {
        "cdi-redis.cache.stock.key-prefix=shop", "shop.lock=shelf", "shop.wait=PT0S", "cdi-redis.lock.lease=PT10S"
    };

    private static RedisServer server;
    private static Node node;
    private static Node otherNode;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private Shop shop;
    private Shop otherShop;
    private Locks locks;

    @BeforeAll
    static void start() {
        server = RedisServer.start();
        node = Node.start(server, PROPERTIES, Shop.class, Till.class);
        otherNode = Node.start(server, PROPERTIES, Shop.class, Till.class);
    }

    @AfterAll
    static void stop() {
        node.close();
        otherNode.close();
        server.stop();
    }

    @BeforeEach
    void create() {
        server.command("FLUSHALL");
        shop = node.get(Shop.class);
        otherShop = otherNode.get(Shop.class);
        locks = node.get(Till.class).locks;
    }

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }

    public record Order(String isbn, List<String> more) {}

    /** Counts how often it is asked. */
    public static final class Book {

        private final AtomicInteger asked = new AtomicInteger();

        public String getIsbn() {
            asked.incrementAndGet();
            return "emma";
        }
    }

    @Dependent
    static class Till {
        @Inject
        @RedisCache("stock")
        Locks locks;
    }

    @ApplicationScoped
    public static class Shop {

        @Inject
        LockHandle handle;

        @Inject
        CurrentLock current;

        public LockHandle handle() {
            return handle;
        }

        public CurrentLock current() {
            return current;
        }

        @DistributedLock(cache = "stock", name = "shelf", waitTime = "PT30S")
        public @Nullable String order(@LockKey @Nullable String isbn, Work work) throws Exception {
            work.run();
            return isbn;
        }

        @DistributedLock(cache = "stock", name = "${shop.lock}", key = "#{isbn}", waitTime = "${shop.wait}")
        public void orderNow(@Nullable String isbn, Work work) throws Exception {
            work.run();
        }

        @DistributedLock(cache = "stock", name = "shelf", onBusy = OnBusy.SKIP)
        public void orderOrNot(@LockKey String isbn, Work work) throws Exception {
            work.run();
        }

        @DistributedLock(cache = "stock", name = "shelf", onBusy = OnBusy.SKIP, minHold = "PT1H")
        public void orderOnce(@LockKey String isbn, Work work) throws Exception {
            work.run();
        }

        @DistributedLock(
                cache = "stock",
                name = "shelf",
                key = {"#{order.isbn}", "#{order.more}"})
        public void orderAll(@Nullable Order order, Work work) throws Exception {
            work.run();
        }

        @DistributedLock(cache = "stock", name = "shelf", key = "#{book.isbn}")
        public void orderBook(Book book, Work work) throws Exception {
            work.run();
        }

        @DistributedLock(cache = "stock", name = "queue", fair = true, waitTime = "PT30S")
        public void orderInTurn(Work work) throws Exception {
            work.run();
        }

        @DistributedLock(cache = "stock", mode = LockMode.READ)
        public void read(Work work) throws Exception {
            work.run();
        }

        @DistributedLock(cache = "stock", name = "two")
        public void two(@LockKey String one, @LockKey int other, Work work) throws Exception {
            work.run();
        }

        @DistributedLock(cache = "stock", name = "register", mode = LockMode.READ)
        public void readRegister(Work work) throws Exception {
            work.run();
        }

        @DistributedLock(cache = "stock", name = "register", mode = LockMode.WRITE)
        public void writeRegister(Work work) throws Exception {
            work.run();
        }

        @DistributedLock(cache = "stock", name = "shelf")
        public CompletionStage<String> deliver(@LockKey String isbn, Supplier<CompletionStage<String>> work) {
            return work.get();
        }

        @DistributedLock(cache = "stock", name = "shelf", waitTime = "PT0S")
        public Uni<String> deliverLazily(@LockKey String isbn, Supplier<Uni<String>> work) {
            return work.get();
        }

        @DistributedLock(cache = "stock", name = "shelf", leaseTime = "PT1S", onLost = OnLost.INTERRUPT)
        public void orderUntilLost(@LockKey String isbn, Work work) throws Exception {
            work.run();
        }

        @DistributedLock(cache = "stock", name = "shelf", leaseTime = "PT1S", onLost = OnLost.NOTIFY)
        public boolean orderAnyway(@LockKey String isbn, Work work) throws Exception {
            work.run();
            return handle.isHeld();
        }

        @DistributedSemaphore(cache = "stock", name = "printer", permits = 2, waitTime = "PT30S")
        public void print(Work work) throws Exception {
            work.run();
        }
    }

    private boolean isLocked(String name) {
        return locks.lock(name).isLocked();
    }

    @Test
    void method_runsUnderTheLockOfItsKey_andIsBusyForOtherNodes() throws Exception {
        AtomicInteger others = new AtomicInteger();

        String result = shop.order("emma", () -> {
            assertThat(isLocked("shelf:emma")).isTrue();
            assertThatThrownBy(() -> otherShop.orderNow("emma", others::incrementAndGet))
                    .isInstanceOf(LockNotAcquiredException.class)
                    .hasMessage("CDIREDIS02100: the method orderNow(String,Work) of " + Shop.class.getName()
                            + " was not run, since others held \"shelf:emma\" for all of the PT0S that it was to wait");
            otherShop.orderOrNot("emma", others::incrementAndGet);
            otherShop.orderNow("dune", others::incrementAndGet);
        });

        assertThat(result).isEqualTo("emma");
        assertThat(others).hasValue(1);
        assertThat(isLocked("shelf:emma")).isFalse();
    }

    @Test
    void methods_ofTwoNodes_excludeEachOther() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        CyclicBarrier start = new CyclicBarrier(8);
        List<Future<?>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Shop mine = i % 2 == 0 ? shop : otherShop;
            calls.add(threads.submit(() -> {
                start.await();
                for (int n = 0; n < 10; n++) {
                    mine.order("emma", () -> {
                        assertThat(inside.incrementAndGet()).isOne();
                        inside.decrementAndGet();
                        done.incrementAndGet();
                    });
                }
                return null;
            }));
        }
        for (Future<?> call : calls) {
            call.get(60, TimeUnit.SECONDS);
        }

        assertThat(done).hasValue(80);
    }

    @Test
    void threads_inGreatNumber_virtualOnesWhereTheJdkHasThem_takeTurns() throws Exception {
        int callers = 100;
        int[] counter = new int[1];
        ExecutorService executor = virtualThreads();
        List<Future<?>> calls = new ArrayList<>();
        for (int i = 0; i < callers; i++) {
            Shop mine = i % 2 == 0 ? shop : otherShop;
            calls.add(executor.submit(() -> mine.order("emma", () -> counter[0]++)));
        }
        for (Future<?> call : calls) {
            call.get(60, TimeUnit.SECONDS);
        }
        executor.shutdown();

        assertThat(counter[0]).isEqualTo(callers);
    }

    private static ExecutorService virtualThreads() throws ReflectiveOperationException {
        return Runtime.version().feature() < 21
                ? Executors.newCachedThreadPool()
                : (ExecutorService) Executors.class
                        .getMethod("newVirtualThreadPerTaskExecutor")
                        .invoke(null);
    }

    @Test
    void failure_ofTheMethod_isTheCallersAndReleases() {
        assertThatThrownBy(() -> shop.order("emma", () -> {
                    throw new IOException("of the method");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("of the method");
        assertThat(isLocked("shelf:emma")).isFalse();
    }

    @Test
    void uncontendedCall_takesTwoRoundTrips() throws Exception {
        shop.order("emma", () -> {});
        server.command("CONFIG", "RESETSTAT");

        shop.order("emma", () -> {});

        assertThat(scripts()).isEqualTo(2);
    }

    /** How many have run since the last reset. */
    private static long scripts() {
        return server.command("INFO", "commandstats")
                .lines()
                .filter(line -> line.startsWith("cmdstat_eval"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^:]*:calls=(\\d+),.*", "$1")))
                .sum();
    }

    @Test
    void expression_isEvaluatedOnce() throws Exception {
        Book book = new Book();
        shop.orderBook(book, () -> assertThat(isLocked("shelf:emma")).isTrue());
        assertThat(book.asked).hasValue(1);
    }

    @Test
    void fairLock_isGotInTheOrderOfArrivalByBothNodes() throws Exception {
        List<Integer> turns = Collections.synchronizedList(new ArrayList<>());
        List<Future<?>> calls = new ArrayList<>();
        shop.orderInTurn(() -> {
            for (int i = 0; i < 6; i++) {
                int number = i;
                Shop next = i % 2 == 0 ? otherShop : shop;
                calls.add(threads.submit(() -> {
                    next.orderInTurn(() -> turns.add(number));
                    return null;
                }));
                await().atMost(LONG)
                        .until(() -> server.command("ZCARD", "cdi-redis:lock:queue:{shop:queue}")
                                .equals(Integer.toString(number + 1)));
            }
        });
        for (Future<?> call : calls) {
            call.get(60, TimeUnit.SECONDS);
        }

        assertThat(turns).containsExactly(0, 1, 2, 3, 4, 5);
    }

    @Test
    void keys_ofSeveralParameters_areNotMistakenForOthers() throws Exception {
        shop.two("a:1", 2, () -> {
            assertThat(isLocked("two:a%3A1:2")).isTrue();
            assertThat(isLocked("two:a:1:2")).isFalse();
        });
    }

    @Test
    void severalKeys_areAcquiredTogether() throws Exception {
        shop.orderAll(new Order("x", List.of("y")), () -> {});
        server.command("CONFIG", "RESETSTAT");
        shop.orderAll(new Order("emma", List.of("dune", "emma", "ivanhoe")), () -> {
            assertThat(scripts()).isOne();
            assertThat(List.of("emma", "dune", "ivanhoe")).allMatch(isbn -> isLocked("shelf:" + isbn));
            assertThat(shop.current().handle().name()).isEqualTo("shelf:dune, shelf:emma, shelf:ivanhoe");
        });
        assertThat(List.of("emma", "dune", "ivanhoe")).noneMatch(isbn -> isLocked("shelf:" + isbn));
    }

    @Test
    void key_thatIsNoneInTheCall_failsBeforeTheMethod() {
        Work never = () -> {
            throw new AssertionError("unlocked");
        };

        assertThatThrownBy(() -> shop.order(null, never))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("CDIREDIS02108: the method order(String,Work) of " + Shop.class.getName()
                        + " was not run, since its key is null");
        assertThatThrownBy(() -> shop.order("", never))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("since its key is empty");
        assertThatThrownBy(() -> shop.orderNow(null, never)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> shop.orderAll(null, never))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("CDIREDIS02108");
    }

    @Test
    void name_byDefault_isThatOfTheMethod() throws Exception {
        shop.read(() -> assertThat(shop.handle().name()).isEqualTo(Shop.class.getName() + ".read"));
    }

    @Test
    void injectedHandle_isThatOfTheRunningMethod() throws Exception {
        assertThat(shop.handle().isHeld()).isFalse();
        assertThat(shop.current().isPresent()).isFalse();
        assertThatThrownBy(() -> shop.handle().fencingToken())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "CDIREDIS02106: No method with @DistributedLock or @DistributedSemaphore runs in this thread");
        long[] tokens = new long[2];

        shop.order("emma", () -> {
            tokens[0] = shop.handle().fencingToken();
            assertThat(shop.handle().isHeld()).isTrue();
            assertThat(shop.handle().remaining()).isPositive();
            assertThat(shop.handle().name()).isEqualTo("shelf:emma");
            assertThatThrownBy(() -> shop.handle().close()).isInstanceOf(UnsupportedOperationException.class);
            shop.order("dune", () -> assertThat(shop.handle().name()).isEqualTo("shelf:dune"));
            assertThat(shop.handle().name()).isEqualTo("shelf:emma");
        });
        otherShop.order("emma", () -> tokens[1] = otherShop.handle().fencingToken());

        assertThat(tokens[1]).isGreaterThan(tokens[0]);
        assertThat(shop.current().isPresent()).isFalse();
    }

    @Test
    void call_withinACall_runsUnderTheSameLock() throws Exception {
        AtomicInteger done = new AtomicInteger();
        shop.order("emma", () -> {
            shop.order("emma", () -> {
                shop.orderOrNot("emma", done::incrementAndGet);
                shop.orderAll(new Order("emma", List.of()), done::incrementAndGet);
            });
            assertThat(isLocked("shelf:emma")).isTrue();
            assertThatThrownBy(() -> shop.orderAll(new Order("emma", List.of("dune")), done::incrementAndGet))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("CDIREDIS02105: the method orderAll(Order,Work) of " + Shop.class.getName()
                            + " was not run, since it needs \"shelf:dune, shelf:emma\", and a method that calls it holds"
                            + " only \"shelf:emma\" of that. Let the first acquire all");
        });

        assertThat(done).hasValue(2);
        assertThat(isLocked("shelf:emma")).isFalse();
    }

    @Test
    void readers_shareAndDoNotWriteWithin() throws Exception {
        AtomicInteger done = new AtomicInteger();
        shop.writeRegister(() -> shop.readRegister(done::incrementAndGet));
        shop.readRegister(() -> {
            otherShop.readRegister(done::incrementAndGet);
            assertThatThrownBy(() -> shop.writeRegister(done::incrementAndGet))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("CDIREDIS02104: the method writeRegister(Work) of " + Shop.class.getName()
                            + " was not run, since it needs \"register\" alone, and a method that calls it shares it: it"
                            + " would wait for itself");
        });

        assertThat(done).hasValue(2);
    }

    @Test
    void asynchronousMethod_holdsUntilItsStageIsComplete() throws Exception {
        CompletableFuture<String> work = new CompletableFuture<>();
        CompletableFuture<String> result = shop.deliver("emma", () -> work).toCompletableFuture();

        assertThat(result).isNotDone();
        assertThat(isLocked("shelf:emma")).isTrue();
        assertThat(shop.current().isPresent()).isFalse();
        work.complete("delivered");

        assertThat(result).succeedsWithin(LONG).isEqualTo("delivered");
        assertThat(isLocked("shelf:emma")).isFalse();
    }

    @Test
    void asynchronousMethod_thatFailsOrIsCancelled_releases() {
        assertThat(shop.deliver("emma", () -> CompletableFuture.failedFuture(new IOException("later"))))
                .failsWithin(LONG)
                .withThrowableThat()
                .withCauseInstanceOf(IOException.class);
        assertThat(isLocked("shelf:emma")).isFalse();
        assertThatThrownBy(() -> shop.deliver("emma", () -> {
                    throw new IllegalStateException("at once");
                }))
                .hasMessage("at once");
        assertThat(isLocked("shelf:emma")).isFalse();
        assertThat(shop.deliver("emma", () -> null)).isNull();
        assertThat(isLocked("shelf:emma")).isFalse();

        CompletableFuture<String> work = new CompletableFuture<>();
        shop.deliver("emma", () -> work).toCompletableFuture().cancel(true);
        assertThat(work).isCancelled();
        await().atMost(LONG).until(() -> !isLocked("shelf:emma"));
    }

    @Test
    void asynchronousMethod_withinAnother_keepsTheLockWhenThatHasReturned() throws Exception {
        CompletableFuture<String> work = new CompletableFuture<>();
        CompletableFuture<?>[] result = new CompletableFuture<?>[1];

        shop.order("emma", () -> result[0] = shop.deliver("emma", () -> work).toCompletableFuture());

        assertThat(isLocked("shelf:emma")).isTrue();
        work.complete("delivered");
        assertThat(result[0]).succeedsWithin(LONG);
        assertThat(isLocked("shelf:emma")).isFalse();
    }

    @Test
    void uni_locksWithEachSubscription() {
        CompletableFuture<String> work = new CompletableFuture<>();
        Uni<String> uni = shop.deliverLazily("emma", () -> Uni.createFrom().completionStage(() -> work));
        assertThat(isLocked("shelf:emma")).isFalse();

        CompletableFuture<String> first = uni.subscribeAsCompletionStage();
        assertThat(isLocked("shelf:emma")).isTrue();
        assertThat(uni.subscribeAsCompletionStage())
                .failsWithin(LONG)
                .withThrowableThat()
                .withCauseInstanceOf(LockNotAcquiredException.class);
        work.complete("delivered");
        assertThat(first).succeedsWithin(LONG).isEqualTo("delivered");
        assertThat(isLocked("shelf:emma")).isFalse();

        CompletableFuture<String> cancelled =
                shop.deliverLazily("emma", () -> Uni.createFrom().nothing()).subscribeAsCompletionStage();
        assertThat(isLocked("shelf:emma")).isTrue();
        cancelled.cancel(true);
        await().atMost(LONG).until(() -> !isLocked("shelf:emma"));
    }

    @Test
    void loss_isTheCallsEndInPlaceOfItsResult() {
        assertThatThrownBy(
                        () -> shop.order("emma", () -> locks.lock("shelf:emma").forceRelease()))
                .isInstanceOf(LockLostException.class)
                .hasMessage("CDIREDIS02102: the method order(String,Work) of " + Shop.class.getName()
                        + " has run, but \"shelf:emma\" was lost meanwhile, so that somebody else may have held it. Its"
                        + " result is not returned");
        CompletableFuture<String> work = new CompletableFuture<>();
        CompletionStage<String> result = shop.deliver("emma", () -> work);
        locks.lock("shelf:emma").forceRelease();
        work.complete("delivered");
        assertThat(result).failsWithin(LONG).withThrowableThat().withCauseInstanceOf(LockLostException.class);
    }

    @Test
    void loss_thatOnlyTheReleaseFinds_isTheCallsEnd_alsoWhereALateReleaseIsOnlyLogged() {
        String[] warning = Arrays.copyOf(PROPERTIES, PROPERTIES.length + 1);
        warning[PROPERTIES.length] = "cdi-redis.lock.on-lost-release=warn";
        try (Node lenient = Node.start(server, warning, Shop.class, Till.class)) {
            Shop theirs = lenient.get(Shop.class);
            assertThatThrownBy(() ->
                            theirs.order("emma", () -> locks.lock("shelf:emma").forceRelease()))
                    .isInstanceOf(LockLostException.class)
                    .hasMessageStartingWith("CDIREDIS02102");
            CompletableFuture<String> work = new CompletableFuture<>();
            CompletionStage<String> result = theirs.deliver("emma", () -> work);
            locks.lock("shelf:emma").forceRelease();
            work.complete("delivered");
            assertThat(result).failsWithin(LONG).withThrowableThat().withCauseInstanceOf(LockLostException.class);
        }
    }

    @Test
    void loss_besideAFailure_isSuppressedInIt() {
        assertThatThrownBy(() -> shop.order("emma", () -> {
                    locks.lock("shelf:emma").forceRelease();
                    throw new IOException("of the method");
                }))
                .isInstanceOf(IOException.class)
                .satisfies(
                        failure -> assertThat(failure.getSuppressed()).hasOnlyElementsOfType(LockLostException.class));
    }

    @Test
    void loss_interruptsTheMethodThatWantsIt() {
        assertThatThrownBy(() -> shop.orderUntilLost("emma", () -> {
                    locks.lock("shelf:emma").forceRelease();
                    TimeUnit.MINUTES.sleep(5);
                }))
                .isInstanceOf(LockLostException.class)
                .satisfies(lost -> assertThat(lost.getSuppressed()).hasOnlyElementsOfType(InterruptedException.class));
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void loss_isLeftToTheMethodThatWantsIt() throws Exception {
        CountDownLatch told = new CountDownLatch(1);

        boolean isHeld = shop.orderAnyway("emma", () -> {
            shop.handle().onLost(told::countDown);
            locks.lock("shelf:emma").forceRelease();
            assertThat(told.await(30, TimeUnit.SECONDS)).isTrue();
        });

        assertThat(isHeld).isFalse();
    }

    @Test
    void call_withinACallThatHasLostItsLock_isNotRun() {
        AtomicInteger done = new AtomicInteger();
        assertThatThrownBy(() -> shop.orderAnyway("emma", () -> {
                    LockHandle held = shop.current().handle();
                    locks.lock("shelf:emma").forceRelease();
                    await().atMost(LONG).until(() -> !held.isHeld());
                    shop.orderOrNot("emma", done::incrementAndGet);
                }))
                .isInstanceOf(LockLostException.class)
                .hasMessageStartingWith("CDIREDIS02103");
        assertThat(done).hasValue(0);
    }

    @Test
    void minimumHold_keepsTheLockTakenAfterTheMethod() throws Exception {
        AtomicInteger done = new AtomicInteger();
        shop.orderOnce("emma", done::incrementAndGet);
        otherShop.orderOnce("emma", done::incrementAndGet);
        shop.orderOnce("emma", done::incrementAndGet);

        assertThat(done).hasValue(1);
        assertThat(locks.lock("shelf:emma").remaining().duration().orElseThrow())
                .isBetween(Duration.ofMinutes(50), Duration.ofHours(1));
    }

    @Test
    void minimumHold_beginsWithTheMethod_soThatItIsKeptIfTheNodeDies() throws Exception {
        shop.orderOnce(
                "emma",
                () -> assertThat(locks.lock("shelf:emma").remaining().duration().orElseThrow())
                        .isGreaterThan(Duration.ofHours(1)));
    }

    @Test
    void minimumHold_isKeptIfTheReleaseFails() throws Exception {
        try (RedisServer hanging = RedisServer.start();
                Node impatient = Node.start(
                        hanging,
                        new String[] {
                            "cdi-redis.cache.stock.key-prefix=shop",
                            "shop.lock=shelf",
                            "shop.wait=PT0S",
                            "cdi-redis.lock.lease=PT1S",
                            "cdi-redis.deadline=PT1S"
                        },
                        Shop.class,
                        Till.class)) {
            await().atMost(LONG)
                    .ignoreExceptions()
                    .until(() -> !impatient.get(Till.class).locks.lock("any").isLocked());
            impatient.get(Shop.class).orderOnce("emma", hanging::pause);
            hanging.resume();
            TimeUnit.MILLISECONDS.sleep(2_500); // over the lease

            assertThat(impatient
                            .get(Till.class)
                            .locks
                            .lock("shelf:emma")
                            .remaining()
                            .duration())
                    .hasValueSatisfying(left -> assertThat(left).isGreaterThan(Duration.ofMinutes(50)));
        }
    }

    @Test
    void interrupt_whileItWaits_endsTheCallAndStays() throws Exception {
        LockHandle held = locks.lock("shelf:emma").acquire();
        CountDownLatch interrupted = new CountDownLatch(1);
        Thread waiter = new Thread(() -> {
            try {
                shop.order("emma", () -> {});
            } catch (LockNotAcquiredException e) {
                if (Thread.currentThread().isInterrupted()
                        && String.valueOf(e.getMessage()).startsWith("CDIREDIS02101")) {
                    interrupted.countDown();
                }
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        });
        waiter.start();
        await().atMost(LONG).until(() -> waiter.getState() == Thread.State.WAITING);
        waiter.interrupt();

        assertThat(interrupted.await(30, TimeUnit.SECONDS)).isTrue();
        held.close();
        assertThat(locks.lock("shelf:emma").tryAcquire()).isPresent();
    }

    @Test
    void semaphore_letsSoManyIn() throws Exception {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch twoInside = new CountDownLatch(2);
        List<Future<?>> calls = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Shop mine = i % 2 == 0 ? shop : otherShop;
            calls.add(threads.submit(() -> {
                mine.print(() -> {
                    most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                    twoInside.countDown();
                    assertThat(twoInside.await(30, TimeUnit.SECONDS)).isTrue();
                    inside.decrementAndGet();
                });
                return null;
            }));
        }
        for (Future<?> call : calls) {
            call.get(60, TimeUnit.SECONDS);
        }

        assertThat(most).hasValue(2);
        assertThat(locks.semaphore("printer", 2).available()).isEqualTo(2);
    }
}
