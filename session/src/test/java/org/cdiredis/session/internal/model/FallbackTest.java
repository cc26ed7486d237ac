package org.cdiredis.session.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.cdiredis.ErrorKind;
import org.cdiredis.RedisCacheException;
import org.cdiredis.session.OutagePolicy;
import org.cdiredis.session.SessionUnavailableException;
import org.cdiredis.session.internal.outage.LocalFallback;
import org.cdiredis.session.internal.outage.ReadOnlyFallback;
import org.cdiredis.session.internal.store.InMemorySessionStore;
import org.cdiredis.session.internal.store.SessionStore;
import org.cdiredis.session.internal.store.StoreSettings;

/** What a node whose clock is wrong makes of its sessions, while one of two stores or both do not answer. */
final class FallbackTest {

    private static final Duration TIMEOUT = Duration.ofMinutes(5);
    private static final Set<String> OF_A_SESSION = Set.of("open", "create", "commit", "invalidate", "fetch");

    private final Instant now = Instant.parse("2026-11-27T10:00:00Z");
    private final InMemorySessionStore.Shared shared = new InMemorySessionStore.Shared(() -> now);
    private final Set<Integer> down = new HashSet<>();
    private Duration offset = Duration.ZERO;
    private final Map<String, CompletableFuture<Void>> delays = new ConcurrentHashMap<>();
    private final AtomicInteger delayed = new AtomicInteger();
    private final Set<String> broken = new HashSet<>();
    private final Set<String> lost = new HashSet<>();
    private Duration deadline = Duration.ofDays(1);
    private long nanos;

    private SessionRealm realm(OutagePolicy policy) {
        NearCopies near = new NearCopies(1 << 20, () -> nanos);
        InstantSource clock = () -> now.plus(offset);
        SessionStore store = TestRealm.intercepted(
                new InMemorySessionStore(
                        shared,
                        "node",
                        new StoreSettings(Duration.ZERO, 1 << 20, Optional.empty(), Duration.ofMinutes(1), 10)),
                this::around);
        return TestRealm.over(
                        policy == OutagePolicy.LOCAL
                                ? new LocalFallback(store, near, clock, 1 << 20)
                                : new ReadOnlyFallback(store, near, clock))
                .near(near)
                .clock(clock)
                .timeout(TIMEOUT)
                .start();
    }

    /** Sessions whose ids begin with a capital letter are in another part than the others. */
    @SuppressWarnings("FutureReturnValueIgnored") // it is the answer
    private Object around(String operation, TestRealm.Call store) throws Throwable {
        if (operation.equals("shards")) {
            return 2;
        }
        if (operation.equals("shard")) {
            return shard(store.subject());
        }
        if (operation.equals("deadline")) {
            return deadline;
        }
        if (broken.contains(operation)) {
            throw new IllegalStateException("broken");
        }
        CompletableFuture<Void> delay = delays.get(operation);
        if (delay != null) {
            delayed.incrementAndGet();
            boolean isLost = lost.contains(operation);
            return delay.thenCompose(done -> answer(store)).thenCompose(answer -> isLost ? failed() : done(answer));
        }
        boolean isOfAPart = OF_A_SESSION.contains(operation) || operation.equals("sweep");
        boolean isDown = isOfAPart && down.contains(part(store.subject()));
        return isDown ? failed() : store.answer();
    }

    private static CompletionStage<Object> failed() {
        return CompletableFuture.failedFuture(new RedisCacheException(ErrorKind.CONNECTION, "down", null));
    }

    private static CompletionStage<Object> done(Object answer) {
        return CompletableFuture.completedFuture(answer);
    }

    private static CompletionStage<?> answer(TestRealm.Call store) {
        try {
            return (CompletionStage<?>) store.answer();
        } catch (Throwable e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static int part(Object subject) {
        return subject instanceof Integer number ? number : shard(subject);
    }

    private static int shard(Object storage) {
        return Character.isUpperCase(storage.toString().charAt(0)) ? 0 : 1;
    }

    private static String created(SessionRealm realm, int shard) {
        while (true) {
            SessionRequest request = realm.request(null);
            LiveSession session = request.sessionOrNew();
            if (shard(session.storageId()) == shard) {
                session.set("user", "ann");
                request.end();
                return session.id();
            }
            session.invalidate();
            request.end();
        }
    }

    private static Object user(SessionRealm realm, String id) {
        SessionRequest request = realm.request(id);
        try {
            LiveSession session = request.session();
            return session == null ? "logged out" : String.valueOf(session.get("user"));
        } finally {
            request.end();
        }
    }

    private static void change(SessionRealm realm, String id, String user) {
        SessionRequest request = realm.request(id);
        request.sessionOrNew().set("user", user);
        request.commit();
        request.end();
    }

    @Test
    void requestThatBeganASessionInAnOutage_worksWithIt_whenRedisIsBack() {
        SessionRealm realm = realm(OutagePolicy.LOCAL);
        offset = TIMEOUT;
        down.addAll(Set.of(0, 1));
        SessionRequest running = realm.request(null);
        LiveSession session = running.sessionOrNew();
        session.set("user", "ann");
        running.commit();
        down.clear();

        assertThat(user(realm, session.id())).isEqualTo("ann");
        session.set("user", "bob");
        running.end();

        assertThat(user(realm, session.id())).isEqualTo("bob");
    }

    @ParameterizedTest
    @EnumSource(
            value = OutagePolicy.class,
            names = {"LOCAL", "READ_ONLY"})
    void clockOfTheNode_endsNoSession_howeverWrongItIs(OutagePolicy policy) {
        SessionRealm realm = realm(policy);
        String id = created(realm, 0);
        down.add(0);
        for (int minutes : new int[] {10, -10, 600}) {
            offset = Duration.ofMinutes(minutes);
            assertThat(user(realm, id)).as("%s minutes off", minutes).isEqualTo("ann");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = OutagePolicy.class,
            names = {"LOCAL", "READ_ONLY"})
    void sessionThatWasIdleHereForItsTimeout_isNeitherKnown_norGone(OutagePolicy policy) {
        SessionRealm realm = realm(policy);
        String id = created(realm, 0);
        down.add(0);
        for (int i = 0; i < 3; i++) {
            nanos += TIMEOUT.minusSeconds(1).toNanos();
            assertThat(user(realm, id)).isEqualTo("ann");
        }

        nanos += TIMEOUT.plusSeconds(1).toNanos();

        assertThatThrownBy(() -> user(realm, id)).isInstanceOf(SessionUnavailableException.class);
        down.clear();
        assertThat(user(realm, id)).isEqualTo("ann");
    }

    @Test
    void accessThatOnlyCounts_isAUseOfTheSession() {
        SessionRealm realm = realm(OutagePolicy.READ_ONLY);
        String id = created(realm, 0);
        nanos += TIMEOUT.minusSeconds(1).toNanos();
        realm.request(id).end();
        nanos += TIMEOUT.minusSeconds(1).toNanos();
        down.add(0);

        assertThat(user(realm, id)).isEqualTo("ann");
    }

    @Test
    void readOnly_partThatIsDown_keepsNobodyFromWritingInTheOthers() {
        SessionRealm realm = realm(OutagePolicy.READ_ONLY);
        String dead = created(realm, 0);
        String alive = created(realm, 1);
        down.add(0);
        SessionRequest request = realm.request(alive);
        LiveSession session = request.sessionOrNew();
        assertThat(user(realm, dead)).isEqualTo("ann");

        session.set("user", "bob");
        request.commit();
        request.end();

        assertThat(user(realm, alive)).isEqualTo("bob");
        assertThatThrownBy(() -> change(realm, dead, "bob")).isInstanceOf(SessionUnavailableException.class);
    }

    @Test
    void local_requestsThatOverlap_seeWhatOneOfThemHasChangedHere() {
        SessionRealm realm = realm(OutagePolicy.LOCAL);
        String id = created(realm, 0);
        change(realm, id, "ben");
        down.add(0);
        SessionRequest first = realm.request(id);
        LiveSession session = first.sessionOrNew();
        session.set("user", "bob");
        first.commit();

        assertThat(user(realm, id)).isEqualTo("bob");
        assertThat(session.get("user")).isEqualTo("bob");
        first.end();
        assertThat(user(realm, id)).isEqualTo("bob");
        down.clear();
        assertThat(user(realm, id)).isEqualTo("bob");
        assertThat(user(realm(OutagePolicy.LOCAL), id)).isEqualTo("bob");
    }

    @Test
    void local_partThatIsDown_doesNotKeepChangesInTheOthersHere() {
        SessionRealm realm = realm(OutagePolicy.LOCAL);
        String dead = created(realm, 0);
        String alive = created(realm, 1);
        down.add(0);
        SessionRequest request = realm.request(alive);
        LiveSession session = request.sessionOrNew();
        change(realm, dead, "eve");

        session.set("user", "bob");
        request.commit();
        request.end();

        SessionRealm other = realm(OutagePolicy.LOCAL);
        assertThat(user(other, alive)).isEqualTo("bob");
        assertThatThrownBy(realm::sweep).isInstanceOf(SessionUnavailableException.class);
        down.clear();
        realm.sweep();
        assertThat(user(other, dead)).isEqualTo("eve");
    }

    @ParameterizedTest
    @EnumSource(
            value = OutagePolicy.class,
            names = {"LOCAL", "READ_ONLY"})
    void callOfOneRequestThatFails_isNothingToTheOthers(OutagePolicy policy) {
        SessionRealm realm = realm(policy);
        String one = created(realm, 0);
        String other = created(realm, 0);
        SessionRequest request = realm.request(other);
        LiveSession session = request.sessionOrNew();
        down.add(0);
        assertThat(user(realm, one)).isEqualTo("ann");
        down.clear();

        session.set("user", "bob");
        request.commit();
        request.end();

        assertThat(user(realm(policy), other)).isEqualTo("bob");
    }

    @ParameterizedTest
    @EnumSource(
            value = OutagePolicy.class,
            names = {"LOCAL", "READ_ONLY"})
    void sweepThatFails_isNothingToRequests(OutagePolicy policy) {
        SessionRealm realm = realm(policy);
        String id = created(realm, 0);
        SessionRequest request = realm.request(id);
        request.sessionOrNew().set("user", "bob");
        down.add(0);
        assertThatThrownBy(realm::sweep).isInstanceOf(SessionUnavailableException.class);
        down.clear();

        request.commit();
        request.end();

        assertThat(user(realm(policy), id)).isEqualTo("bob");
    }

    @Test
    void readOnly_requestThatHasWaitedInVain_doesNotWaitToWrite() {
        SessionRealm realm = realm(OutagePolicy.READ_ONLY);
        String id = created(realm, 0);
        down.add(0);
        SessionRequest request = realm.request(id);
        request.sessionOrNew().set("user", "bob");
        delays.put("commit", new CompletableFuture<>());

        assertThatThrownBy(request::commit).isInstanceOf(SessionUnavailableException.class);
        assertThat(delayed).hasValue(0);
        request.end();
    }

    /** One that Redis does not know. */
    private String createdInAnOutage(SessionRealm realm) {
        down.add(0);
        String id = created(realm, 0);
        down.clear();
        return id;
    }

    /** Something that another thread has begun, and that waits for the store. */
    private <T> CompletableFuture<T> waiting(Supplier<T> work) {
        CompletableFuture<T> begun = CompletableFuture.supplyAsync(work);
        Awaitility.await().until(() -> begun.isDone() || delayed.get() > 0);
        assertThat(begun).isNotDone();
        return begun;
    }

    private static void assertWaits(CompletableFuture<?> work) {
        assertThatThrownBy(() -> work.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
    }

    @Test
    void local_sessionBegunInTheOutage_isThereForRequestsThatComeWhileItIsWritten() {
        SessionRealm realm = realm(OutagePolicy.LOCAL);
        String id = createdInAnOutage(realm);
        CompletableFuture<Void> creation = new CompletableFuture<>();
        delays.put("create", creation);
        CompletableFuture<Object> first = waiting(() -> user(realm, id));

        CompletableFuture<Object> second = CompletableFuture.supplyAsync(() -> user(realm, id));

        assertWaits(second);
        creation.complete(null);
        assertThat(second.join()).isEqualTo("ann");
        assertThat(first.join()).isEqualTo("ann");
        assertThat(delayed).hasValue(1);
        assertThat(user(realm(OutagePolicy.LOCAL), id)).isEqualTo("ann");
    }

    @Test
    void local_sessionThatIsEndedWhileItIsWritten_doesNotComeBack() {
        SessionRealm realm = realm(OutagePolicy.LOCAL);
        String id = createdInAnOutage(realm);
        CompletableFuture<Void> creation = new CompletableFuture<>();
        delays.put("create", creation);
        CompletableFuture<Object> first = waiting(() -> user(realm, id));

        CompletableFuture<Boolean> ended = CompletableFuture.supplyAsync(() -> realm.invalidate(id.substring(0, 22)));

        assertWaits(ended);
        creation.complete(null);
        assertThat(ended.join()).isTrue();
        first.join();
        assertThat(user(realm, id)).isEqualTo("logged out");
        assertThat(user(realm(OutagePolicy.LOCAL), id)).isEqualTo("logged out");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void local_whatIsChangedHereWhileAJournalIsWritten_isWrittenWithTheNext(boolean isFirstWritten) {
        SessionRealm realm = realm(OutagePolicy.LOCAL);
        String id = createdInAnOutage(realm);
        down.add(0);
        SessionRequest running = realm.request(id);
        running.sessionOrNew().set("book", "Dune");
        down.clear();
        CompletableFuture<Void> creation = new CompletableFuture<>();
        delays.put("create", creation);
        CompletableFuture<Object> other = waiting(() -> user(realm, id));

        running.commit();
        delays.clear();
        if (isFirstWritten) {
            creation.complete(null);
        } else {
            creation.completeExceptionally(new RedisCacheException(ErrorKind.TIMEOUT, "late", null));
        }

        assertThat(other.join()).isEqualTo("ann");
        running.end();
        realm.sweep();
        SessionRequest elsewhere = realm(OutagePolicy.LOCAL).request(id);
        LiveSession found = elsewhere.sessionOrNew();
        assertThat(found.get("user")).isEqualTo("ann");
        assertThat(found.get("book")).isEqualTo("Dune");
        elsewhere.end();
    }

    @Test
    void local_requestThatComesWhileAJournalIsWritten_waitsNoLongerThanItCan() throws Exception {
        SessionRealm realm = realm(OutagePolicy.LOCAL);
        String id = createdInAnOutage(realm);
        CompletableFuture<Void> creation = new CompletableFuture<>();
        delays.put("create", creation);
        CompletableFuture<Object> first = waiting(() -> user(realm, id));
        deadline = Duration.ofMillis(200);

        CompletableFuture.runAsync(() -> change(realm, id, "bob")).get(10, TimeUnit.SECONDS);

        assertThat(first).isNotDone();
        delays.clear();
        creation.complete(null);
        first.join();
        realm.sweep();
        assertThat(user(realm(OutagePolicy.LOCAL), id)).isEqualTo("bob");
    }

    @Test
    void local_logOutThatCannotWaitForAJournalToBeWritten_fails() throws Exception {
        SessionRealm realm = realm(OutagePolicy.LOCAL);
        String id = createdInAnOutage(realm);
        CompletableFuture<Void> creation = new CompletableFuture<>();
        delays.put("create", creation);
        CompletableFuture<Object> first = waiting(() -> user(realm, id));
        deadline = Duration.ofMillis(200);

        CompletableFuture<Boolean> ended = CompletableFuture.supplyAsync(() -> realm.invalidate(id.substring(0, 22)));

        assertThatThrownBy(() -> ended.get(10, TimeUnit.SECONDS))
                .hasCauseInstanceOf(SessionUnavailableException.class)
                .hasMessageContaining("CDIREDIS03109");
        creation.complete(null);
        assertThat(first.join()).isEqualTo("ann");
    }

    @Test
    void local_journalWhoseWritingBreaksOff_isWrittenLater() {
        SessionRealm realm = realm(OutagePolicy.LOCAL);
        String id = createdInAnOutage(realm);
        broken.add("create");
        assertThatThrownBy(() -> user(realm, id)).isInstanceOf(SessionUnavailableException.class);
        broken.clear();
        deadline = Duration.ofMillis(200);

        assertThat(user(realm, id)).isEqualTo("ann");

        assertThat(user(realm(OutagePolicy.LOCAL), id)).isEqualTo("ann");
    }

    @Test
    void local_idThatWasChangedInTheOutage_isTheOnlyOne_atOnce() {
        SessionRealm realm = realm(OutagePolicy.LOCAL);
        String id = created(realm, 0);
        down.add(0);
        SessionRequest rotating = realm.request(id);
        LiveSession session = rotating.sessionOrNew();
        String renewed = rotating.changeId();
        rotating.commit();

        assertThat(user(realm, renewed)).isEqualTo("ann");
        assertThatThrownBy(() -> user(realm, id)).isInstanceOf(SessionUnavailableException.class);

        assertThat(session.id()).isEqualTo(renewed);
        rotating.end();
        assertThat(user(realm, renewed)).isEqualTo("ann");
        down.clear();
        realm.sweep();
        assertThat(user(realm(OutagePolicy.LOCAL), renewed)).isEqualTo("ann");
        assertThat(user(realm(OutagePolicy.LOCAL), id)).isEqualTo("logged out");
    }

    @Test
    void local_sessionBegunInTheOutage_canBeEndedInIt() {
        SessionRealm realm = realm(OutagePolicy.LOCAL);
        String id = createdInAnOutage(realm);
        down.add(0);
        SessionRequest request = realm.request(id);

        request.sessionOrNew().invalidate();

        request.end();
        down.clear();
        realm.sweep();
        assertThat(user(realm, id)).isEqualTo("logged out");
    }

    /** Redis has done what it was asked for, and nobody knows. */
    private void createUnanswered(SessionRealm realm, String id) {
        CompletableFuture<Void> creation = new CompletableFuture<>();
        lost.add("create");
        delays.put("create", creation);
        CompletableFuture<Object> asking = waiting(() -> user(realm, id));
        down.add(0);
        creation.complete(null);
        asking.join();
        lost.clear();
        delays.clear();
    }

    @Test
    void local_sessionThatIsEndedInTheOutage_endsWhenRedisIsBack_ifItKnowsIt() {
        SessionRealm realm = realm(OutagePolicy.LOCAL);
        String id = createdInAnOutage(realm);
        createUnanswered(realm, id);
        SessionRequest request = realm.request(id);
        request.sessionOrNew().invalidate();
        request.end();
        down.clear();

        assertThat(user(realm(OutagePolicy.LOCAL), id)).isEqualTo("ann"); // as nobody has told Redis yet
        realm.sweep();

        assertThat(user(realm(OutagePolicy.LOCAL), id)).isEqualTo("logged out");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void local_sessionThatBeginsAfterOneOfTheSameId_isNotThatOne(boolean isBackBefore) {
        SessionRealm realm = realm(OutagePolicy.LOCAL);
        String id = createdInAnOutage(realm);
        createUnanswered(realm, id);
        SessionRequest request = realm.request(id);
        request.sessionOrNew().invalidate();
        if (isBackBefore) {
            down.clear();
        }
        request.sessionOrNew(id).set("book", "Dune");
        request.end();
        down.clear();
        realm.sweep();

        SessionRequest elsewhere = realm(OutagePolicy.LOCAL).request(id);
        LiveSession found = elsewhere.sessionOrNew();
        assertThat(found.get("book")).isEqualTo("Dune");
        assertThat(found.get("user")).isNull();
        elsewhere.end();
    }
}
