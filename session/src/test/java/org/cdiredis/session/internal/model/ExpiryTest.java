package org.cdiredis.session.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;

import org.cdiredis.ErrorKind;
import org.cdiredis.session.SessionUnavailableException;
import org.cdiredis.session.internal.expiry.SessionSweeper;
import org.cdiredis.session.internal.store.InMemorySessionStore;
import org.cdiredis.session.internal.store.SessionStore;
import org.cdiredis.session.internal.store.StoreSettings;

/** The end of sessions whose time is over is told once by all nodes together, whatever goes wrong on one of them. */
final class ExpiryTest {

    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final Duration LEASE = Duration.ofMinutes(1);

    private Instant now = Instant.parse("2026-11-27T10:00:00Z");
    private final InMemorySessionStore.Shared shared = new InMemorySessionStore.Shared(() -> now);
    private final List<String> told = new CopyOnWriteArrayList<>();
    private Consumer<String> listener = storage -> {};

    private SessionStore store(String node) {
        return new InMemorySessionStore(
                shared, node, new StoreSettings(Duration.ZERO, 1 << 20, Optional.empty(), LEASE, 100));
    }

    private SessionRealm realm(SessionStore store) {
        return realm(store, TIMEOUT);
    }

    private SessionRealm realm(SessionStore store, Duration timeout) {
        return realm(store, timeout, () -> {});
    }

    private SessionRealm realm(SessionStore store, Duration timeout, Runnable onClose) {
        return TestRealm.over(store)
                .timeout(timeout)
                .onClose(onClose)
                .callbacks(new SessionCallbacks() {
                    @Override
                    public void destroyed(LiveSession session, DestroyReason reason) {
                        told.add(session.storageId());
                        listener.accept(session.storageId());
                    }
                })
                .start();
    }

    private SessionRealm node(String name) {
        return realm(store(name));
    }

    private static String created(SessionRealm realm) {
        SessionRequest request = realm.request(null);
        LiveSession session = request.sessionOrNew();
        session.set("user", "ann");
        request.end();
        return session.id();
    }

    /** A node whose first calls of an operation fail, as calls that are late do. */
    @SuppressWarnings("FutureReturnValueIgnored") // it is the answer
    private SessionRealm nodeWithout(String operation, int calls) {
        AtomicInteger left = new AtomicInteger(calls);
        return realm(TestRealm.intercepted(
                store("one"),
                (called, store) -> called.equals(operation) && left.getAndDecrement() > 0
                        ? CompletableFuture.failedFuture(
                                new SessionUnavailableException(ErrorKind.TIMEOUT, "late", null))
                        : store.answer()));
    }

    private static void create(SessionRealm realm, int count) {
        for (int i = 0; i < count; i++) {
            created(realm);
        }
    }

    @Test
    void listenerThatEndsWithAnError_isToldOnce_andTheOthersAreTold() {
        SessionRealm one = node("one");
        create(one, 3);
        now = now.plus(TIMEOUT);
        listener = storage -> {
            throw new AssertionError("the application's");
        };

        assertThat(one.sweep()).isEqualTo(3);

        now = now.plus(LEASE.multipliedBy(2));
        assertThat(node("two").sweep()).isZero();
        assertThat(told).doesNotHaveDuplicates().hasSize(3);
    }

    @Test
    void listenersThatTakeLongerThanTheLease_areToldOnce() throws Exception {
        InMemorySessionStore.Shared inTime = new InMemorySessionStore.Shared(InstantSource.system());
        StoreSettings settings =
                new StoreSettings(Duration.ZERO, 1 << 20, Optional.empty(), Duration.ofMillis(2500), 100);
        Duration timeout = Duration.ofMillis(50);
        SessionRealm slow = realm(new InMemorySessionStore(inTime, "slow", settings), timeout);
        SessionRealm other = realm(new InMemorySessionStore(inTime, "other", settings), timeout);
        create(slow, 4);
        TimeUnit.MILLISECONDS.sleep(60);
        listener = storage -> {
            try {
                TimeUnit.MILLISECONDS.sleep(900);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };

        CompletableFuture<Integer> sweep = CompletableFuture.supplyAsync(slow::sweep);
        while (!sweep.isDone()) {
            other.sweep();
        }
        await().until(() -> other.sweep() == 0);

        assertThat(told).doesNotHaveDuplicates().hasSize(4);
    }

    @Test
    void acknowledgementThatIsLate_isRepeated_andNobodyIsToldAgain() {
        SessionRealm one = nodeWithout("acknowledge", 1);
        create(one, 3);
        now = now.plus(TIMEOUT);

        assertThat(one.sweep()).isEqualTo(3);
        assertThat(one.sweep()).isZero();

        now = now.plus(LEASE.multipliedBy(2));
        assertThat(node("two").sweep()).isZero();
        assertThat(told).doesNotHaveDuplicates().hasSize(3);
    }

    @Test
    void acknowledgementThatIsLate_untilTheClaimIsOver_isNoReasonToTellAgain() {
        SessionRealm one = nodeWithout("acknowledge", 4);
        create(one, 3);
        now = now.plus(TIMEOUT);

        assertThat(one.sweep()).isEqualTo(3);
        now = now.plus(LEASE.multipliedBy(2));
        assertThat(one.sweep()).isZero();

        assertThat(told).doesNotHaveDuplicates().hasSize(3);
    }

    @Test
    void logOut_andTheSameByAnOperator_onOneNode_isToldOnce() {
        SessionRealm[] realm = new SessionRealm[1];
        String[] storage = new String[1];
        AtomicInteger calls = new AtomicInteger();
        realm[0] = realm(TestRealm.intercepted(store("one"), (operation, store) -> {
            if (operation.equals("invalidate") && calls.incrementAndGet() == 1) {
                realm[0].invalidate(storage[0]);
            }
            return store.answer();
        }));
        String id = created(realm[0]);
        storage[0] = id.substring(0, 22);
        SessionRequest request = realm[0].request(id);
        LiveSession session = request.sessionOrNew();

        session.invalidate();

        assertThat(session.isValid()).isFalse();
        request.end();
        assertThat(told).containsExactly(id.substring(0, 22));
    }

    @Test
    void sweepThatEndsWithAnError_isNotTheLast() {
        AtomicInteger sweeps = new AtomicInteger();
        SessionStore broken = TestRealm.intercepted(store("one"), (operation, store) -> {
            if (operation.equals("sweep") && sweeps.incrementAndGet() == 1) {
                throw new StackOverflowError();
            }
            return store.answer();
        });
        try (SessionSweeper sweeper = new SessionSweeper("/shop")) {
            sweeper.sweep(realm(broken), Duration.ofMillis(5));

            await().until(() -> sweeps.get() > 2);
        }
    }

    @Test
    void applicationThatStopsWhileItIsTold_isToldOfNoMore_andAnotherNodeOfTheRest() {
        SessionRealm[] one = new SessionRealm[1];
        AtomicBoolean isLetGo = new AtomicBoolean();
        SessionStore store = TestRealm.intercepted(
                store("one"),
                (operation, real) -> isLetGo.get()
                        ? CompletableFuture.failedFuture(
                                new SessionUnavailableException(ErrorKind.CLOSED, "closed", null))
                        : real.answer());
        one[0] = realm(store, TIMEOUT, () -> isLetGo.set(true));
        create(one[0], 3);
        now = now.plus(TIMEOUT);
        Thread closing = new Thread(one[0]::close);
        listener = storage -> {
            closing.start();
            await().until(() ->
                    closing.getState() == Thread.State.TIMED_WAITING || closing.getState() == Thread.State.TERMINATED);
        };

        assertThat(one[0].sweep()).isEqualTo(1);

        await().until(() -> closing.getState() == Thread.State.TERMINATED);
        assertThat(isLetGo).isTrue();
        listener = storage -> {};
        now = now.plus(LEASE.multipliedBy(2));
        assertThat(node("two").sweep()).isEqualTo(2);
        assertThat(told).doesNotHaveDuplicates().hasSize(3);
    }

    @Test
    void listenerThatStopsTheApplication_isNotWaitedFor() {
        SessionRealm one = node("one");
        create(one, 3);
        now = now.plus(TIMEOUT);
        listener = storage -> one.close();

        assertThat(one.sweep()).isEqualTo(1);

        listener = storage -> {};
        now = now.plus(LEASE.multipliedBy(2));
        assertThat(node("two").sweep()).isEqualTo(2);
        assertThat(told).doesNotHaveDuplicates().hasSize(3);
    }

    @Test
    void listenerThatStopsTheApplication_isToldOfTheOthers_ifNoOtherNodeMayTellOfThem() {
        SessionRealm one = realm(new InMemorySessionStore(
                shared, "one", new StoreSettings(Duration.ZERO, 1 << 20, Optional.empty(), Duration.ZERO, 100)));
        create(one, 3);
        now = now.plus(TIMEOUT);
        listener = storage -> one.close();

        assertThat(one.sweep()).isEqualTo(3);

        assertThat(told).doesNotHaveDuplicates().hasSize(3);
    }
}
