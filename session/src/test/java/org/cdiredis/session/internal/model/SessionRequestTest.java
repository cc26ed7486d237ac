package org.cdiredis.session.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import org.cdiredis.ErrorKind;
import org.cdiredis.session.SessionUnavailableException;
import org.cdiredis.session.internal.store.ExpiredSession;
import org.cdiredis.session.internal.store.InMemorySessionStore;
import org.cdiredis.session.internal.store.SessionId;
import org.cdiredis.session.internal.store.SessionStore;
import org.cdiredis.session.internal.store.StoreSettings;
import org.cdiredis.session.internal.store.TimeLeft;

/** What an application makes of a failure that it catches. */
final class SessionRequestTest {

    private final InMemorySessionStore.Shared shared = new InMemorySessionStore.Shared(InstantSource.system());
    private String broken = "nothing";
    private final SessionRealm realm =
            TestRealm.over(TestRealm.intercepted(store(), this::around)).start();

    private SessionStore store() {
        return new InMemorySessionStore(
                shared, "node", new StoreSettings(Duration.ZERO, 1 << 20, Optional.empty(), Duration.ofMinutes(1), 10));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it is the answer
    private Object around(String operation, TestRealm.Call store) throws Throwable {
        if (operation.equals(broken)) {
            broken = "nothing";
            return CompletableFuture.failedFuture(new SessionUnavailableException(ErrorKind.TIMEOUT, "late", null));
        }
        return store.answer();
    }

    private String created() {
        SessionRequest request = realm.request(null);
        LiveSession session = request.sessionOrNew();
        session.set("user", "ann");
        request.end();
        return session.id();
    }

    private Object user(String id) {
        SessionRequest request = realm.request(id);
        try {
            return String.valueOf(request.sessionOrNew().get("user"));
        } finally {
            request.end();
        }
    }

    @Test
    void sessionThatIsThereAtTheSecondCall_isWritten() {
        String id = created();
        broken = "open";
        SessionRequest request = realm.request(id);
        assertThatThrownBy(request::session).isInstanceOf(SessionUnavailableException.class);

        request.sessionOrNew().set("user", "bob");
        request.commit();
        request.end();

        assertThat(user(id)).isEqualTo("bob");
    }

    @Test
    void sessionOfAWantedId_takesThePlaceOfOneThatNobodyCanHaveAnyMore() {
        String id = created();
        String wanted = SessionId.parse(id).orElseThrow().renewed().text();
        SessionRequest request = realm.request(wanted);

        request.sessionOrNew(wanted).set("user", "bob");
        request.commit();
        request.end();

        assertThat(user(wanted)).isEqualTo("bob");
        assertThat(user(id)).isEqualTo("null");
        assertThat(realm.statistics().invalidated()).isEqualTo(1);
    }

    @Test
    void whatAServerKeepsInASession_mayStayOnTheNode_thoughTheApplicationIsDistributable() {
        String id = created();
        SessionRealm distributable = TestRealm.over(store()).distributable().start();
        List<Object> channels = List.of(new Object()); // serializable by its type alone
        SessionRequest request = distributable.request(id);
        request.sessionOrNew().internal("channels", channels);
        request.commit();
        request.end();

        SessionRequest next = distributable.request(id);
        assertThat(next.sessionOrNew().internal("channels")).isSameAs(channels);
        next.end();
    }

    @Test
    void sessionThatCouldNotBeWritten_isNotTriedAgain() {
        String id = created();
        SessionRequest request = realm.request(id);
        request.sessionOrNew().set("user", "bob");
        broken = "commit";
        assertThatThrownBy(request::commit).isInstanceOf(SessionUnavailableException.class);

        assertThatThrownBy(request::commit).isInstanceOf(SessionUnavailableException.class);

        request.answered();
        request.commit();
        request.end();

        assertThat(user(id)).isEqualTo("ann");
    }

    @Test
    void idThatCouldNotBeChanged_isNotWrittenByAnotherRequest() {
        String id = created();
        SessionRequest rotating = realm.request(id);
        SessionRequest beside = realm.request(id);
        LiveSession session = beside.sessionOrNew();
        rotating.session();
        rotating.changeId();
        broken = "commit";
        assertThatThrownBy(rotating::commit).isInstanceOf(SessionUnavailableException.class);
        rotating.end();

        assertThat(session.id()).isEqualTo(id);
        session.set("user", "bob");
        beside.commit();
        beside.end();

        assertThat(user(id)).isEqualTo("bob");
    }

    @Test
    void idThatAnotherRequestHasGivenTheSession_isNotForTheClientOfOneThatFails() {
        String id = created();
        SessionRequest failing = realm.request(id);
        SessionRequest rotating = realm.request(id);
        failing.sessionOrNew().set("user", "bob");
        rotating.session();
        rotating.changeId();
        rotating.commit();
        failing.sessionOrNew().set("user", "eve");
        broken = "commit";
        assertThatThrownBy(failing::commit).isInstanceOf(SessionUnavailableException.class);

        assertThat(failing.idAfterFailure()).contains(id);
        assertThat(failing.answered()).isEmpty();

        failing.end();
        rotating.end();
    }

    @Test
    void idThatARequestHasWritten_isForItsClient_alsoIfItFailsAfterThat() {
        String id = created();
        SessionRequest rotating = realm.request(id);
        rotating.session();
        String renewed = rotating.changeId();
        rotating.commit();
        rotating.sessionOrNew().set("user", "bob");
        broken = "commit";
        assertThatThrownBy(rotating::commit).isInstanceOf(SessionUnavailableException.class);

        assertThat(rotating.idAfterFailure()).contains(renewed);
        assertThat(rotating.answered()).contains(renewed);

        rotating.end();
        assertThat(rotating.idAfterFailure()).contains(renewed);
    }

    @Test
    void idOfANewSession_isForItsClient_onlyOnceItIsStored() {
        SessionRequest creating = realm.request(null);
        LiveSession session = creating.sessionOrNew();
        broken = "create";
        assertThatThrownBy(creating::commit).isInstanceOf(SessionUnavailableException.class);
        assertThat(creating.idAfterFailure()).isEmpty();
        assertThat(creating.answered()).isEmpty();
        creating.end();

        SessionRequest again = realm.request(session.id());
        assertThat(again.session()).isNull();
        LiveSession stored = again.sessionOrNew();
        again.commit();
        stored.set("user", "bob");
        broken = "commit";
        assertThatThrownBy(again::commit).isInstanceOf(SessionUnavailableException.class);
        assertThat(again.answered()).contains(stored.id());
        again.end();
    }

    @Test
    void changeOfTheId_isNotLost_ifAnotherRequestCannotWrite() {
        String id = created();
        SessionRequest rotating = realm.request(id);
        SessionRequest beside = realm.request(id);
        beside.sessionOrNew().set("user", "bob");
        rotating.session();
        String renewed = rotating.changeId();
        broken = "commit";
        assertThatThrownBy(beside::commit).isInstanceOf(SessionUnavailableException.class);
        beside.end();

        rotating.commit();
        rotating.end();

        assertThat(renewed).isNotEqualTo(id);
        assertThat(user(renewed)).isEqualTo("bob");
        assertThat(user(id)).isEqualTo("null");
    }

    @Test
    void changesOfTheIdByTwoRequests_areThoseThatTheirClientsGet() {
        String id = created();
        SessionRequest one = realm.request(id);
        SessionRequest two = realm.request(id);
        one.session();
        two.session();
        String ofOne = one.changeId();
        String ofTwo = two.changeId();
        one.commit();
        one.end();
        assertThat(user(ofOne)).isEqualTo("ann");

        broken = "commit";
        assertThatThrownBy(two::commit).isInstanceOf(SessionUnavailableException.class);
        two.end();

        assertThat(user(ofOne)).isEqualTo("ann");
        assertThat(user(ofTwo)).isEqualTo("null");
    }

    @Test
    void idThatWasChangedElsewhere_isThatOfTheSessionHere() {
        SessionRealm other = TestRealm.over(store()).start();
        String id = created();
        SessionRequest running = realm.request(id);
        LiveSession session = running.sessionOrNew();
        SessionRequest rotating = other.request(id);
        rotating.session();
        String renewed = rotating.changeId();
        rotating.end();

        assertThat(user(renewed)).isEqualTo("ann");

        assertThat(session.id()).isEqualTo(renewed);
        running.end();
        assertThat(user(renewed)).isEqualTo("ann");
    }

    /** A store whose second answer to an opening is late. */
    @SuppressWarnings("FutureReturnValueIgnored") // it is the answer
    private SessionRealm lateRealm(CountDownLatch isAsked, CompletableFuture<Void> arrival) {
        AtomicInteger openings = new AtomicInteger();
        return TestRealm.over(TestRealm.intercepted(store(), (operation, call) -> {
                    Object answer = call.answer();
                    if (!operation.equals("open") || openings.incrementAndGet() != 2) {
                        return answer;
                    }
                    isAsked.countDown();
                    return arrival.thenCompose(done -> (CompletionStage<?>) answer);
                }))
                .start();
    }

    @Test
    void idThatWasChanged_staysThatOfTheSession_ifAnotherRequestHasAskedWithTheOneBefore() throws Exception {
        String id = created();
        CountDownLatch isAsked = new CountDownLatch(1);
        CompletableFuture<Void> arrival = new CompletableFuture<>();
        SessionRealm late = lateRealm(isAsked, arrival);
        SessionRequest rotating = late.request(id);
        LiveSession session = rotating.sessionOrNew();
        SessionRequest beside = late.request(id);
        CompletableFuture<LiveSession> opening =
                CompletableFuture.supplyAsync(beside::sessionOrNew, task -> new Thread(task).start());
        isAsked.await();
        SessionRequest elsewhere = realm.request(id);
        elsewhere.sessionOrNew().set("user", "bob");
        elsewhere.end();
        String renewed = rotating.changeId();
        rotating.commit();

        arrival.complete(null);

        assertThat(opening.join()).isSameAs(session);
        assertThat(session.id()).isEqualTo(renewed);
        rotating.end();
        beside.end();
        assertThat(user(renewed)).isEqualTo("bob");
    }

    /** What never has the same bytes. */
    static final class Unsteady implements Serializable {

        private static final long serialVersionUID = 1L;
        private static final AtomicInteger WRITINGS = new AtomicInteger();
        private static Runnable onWriting = () -> {};

        private void writeObject(ObjectOutputStream out) throws IOException {
            onWriting.run();
            out.writeInt(WRITINGS.incrementAndGet());
        }

        private void readObject(ObjectInputStream in) throws IOException {
            in.readInt();
        }
    }

    @Test
    void valueThatIsFoundHalfChanged_whileTheOtherRequestLeaves_isNotCalledNotSerializable() {
        String id = created();
        SessionRealm distributable = TestRealm.over(store()).distributable().start();
        SessionRequest writing = distributable.request(id);
        SessionRequest leaving = distributable.request(id);
        LiveSession session = writing.sessionOrNew();
        leaving.session();
        Unsteady value = new Unsteady();
        session.set("value", value);
        TimeLeft ofLeaving = session.requests.get(1);
        Unsteady.onWriting = () -> {
            if (Unsteady.WRITINGS.get() >= 5) {
                session.requests.remove(ofLeaving);
            }
        };
        try {
            writing.commit();
        } finally {
            Unsteady.onWriting = () -> {};
        }

        writing.end();

        SessionRequest elsewhere = realm.request(id);
        assertThat(elsewhere.sessionOrNew().get("value")).isInstanceOf(Unsteady.class);
        elsewhere.end();
    }

    /** A store that ends a session when the test says so. */
    @SuppressWarnings("FutureReturnValueIgnored") // it is the answer
    private SessionRealm endingRealm(CountDownLatch isAsked, CompletableFuture<?> answer) {
        return TestRealm.over(TestRealm.intercepted(store(), (operation, call) -> {
                    if (!operation.equals("invalidate")) {
                        return call.answer();
                    }
                    isAsked.countDown();
                    return answer;
                }))
                .start();
    }

    @Test
    void changeBesideALogOutThatFails_isWritten() throws Exception {
        String id = created();
        CountDownLatch isAsked = new CountDownLatch(1);
        CompletableFuture<Object> answer = new CompletableFuture<>();
        SessionRealm ending = endingRealm(isAsked, answer);
        SessionRequest beside = ending.request(id);
        SessionRequest leaving = ending.request(id);
        beside.sessionOrNew().set("user", "bob");
        LiveSession session = leaving.sessionOrNew();
        CompletableFuture<Void> logOut =
                CompletableFuture.runAsync(session::invalidate, task -> new Thread(task).start());
        isAsked.await();
        CompletableFuture<Void> commit = CompletableFuture.runAsync(beside::commit, task -> new Thread(task).start());
        assertThatThrownBy(() -> commit.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);

        answer.completeExceptionally(new SessionUnavailableException(ErrorKind.TIMEOUT, "late", null));

        commit.join();
        assertThatThrownBy(logOut::join).hasCauseInstanceOf(SessionUnavailableException.class);
        beside.end();
        leaving.end();
        assertThat(user(id)).isEqualTo("bob");
    }

    @Test
    void logOutsAtTheSameTime_bothFail_ifTheSessionLivesOn() throws Exception {
        LogOuts both = new LogOuts();

        both.answer.completeExceptionally(new SessionUnavailableException(ErrorKind.TIMEOUT, "late", null));

        assertThatThrownBy(both.first::join).hasCauseInstanceOf(SessionUnavailableException.class);
        assertThatThrownBy(both.second::join).hasCauseInstanceOf(SessionUnavailableException.class);
        assertThat(both.session.isValid()).isTrue();
    }

    @Test
    void logOutsAtTheSameTime_areOneEnd() throws Exception {
        LogOuts both = new LogOuts();

        both.answer.complete(Optional.of(new ExpiredSession(
                both.session.storageId(), both.session.created(), 0, both.session.facts.known(), Map.of())));

        both.first.join();
        both.second.join();
        assertThat(both.session.isValid()).isFalse();
        assertThat(both.ending.statistics().invalidated()).isEqualTo(1);
    }

    /** Two requests that end their session, the second of which cannot know yet whether the first one does. */
    private final class LogOuts {

        private final CountDownLatch isAsked = new CountDownLatch(1);
        private final CompletableFuture<Object> answer = new CompletableFuture<>();
        private final SessionRealm ending = endingRealm(isAsked, answer);
        private final LiveSession session;
        private final CompletableFuture<Void> first;
        private final CompletableFuture<Void> second;

        LogOuts() throws Exception {
            String id = created();
            session = ending.request(id).sessionOrNew();
            ending.request(id).sessionOrNew();
            first = CompletableFuture.runAsync(session::invalidate, task -> new Thread(task).start());
            isAsked.await();
            second = CompletableFuture.runAsync(session::invalidate, task -> new Thread(task).start());
            assertThatThrownBy(() -> second.get(200, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
        }
    }

    @Test
    void changeBesideALogOut_waitsForIt_andIsNotWritten() throws Exception {
        String id = created();
        CountDownLatch isAsked = new CountDownLatch(1);
        CompletableFuture<Object> answer = new CompletableFuture<>();
        SessionRealm ending = endingRealm(isAsked, answer);
        SessionRequest beside = ending.request(id);
        SessionRequest leaving = ending.request(id);
        beside.sessionOrNew().set("user", "bob");
        LiveSession session = leaving.sessionOrNew();
        CompletableFuture<Void> logOut =
                CompletableFuture.runAsync(session::invalidate, task -> new Thread(task).start());
        isAsked.await();
        CompletableFuture<Void> commit = CompletableFuture.runAsync(beside::commit, task -> new Thread(task).start());

        answer.complete(Optional.of(
                new ExpiredSession(session.storageId(), session.created(), 0, session.facts.known(), Map.of())));

        logOut.join();
        commit.join();
        assertThat(session.isValid()).isFalse();
        beside.end();
        leaving.end();
        assertThat(user(id)).isEqualTo("ann");
    }

    @Test
    void sessionThatIsEndedBeforeItIsStored_isNotFound() {
        SessionRequest first = realm.request(null);
        LiveSession session = first.sessionOrNew();
        session.invalidate();
        SessionRequest second = realm.request(session.id());

        assertThat(second.session()).isNull();

        first.end();
        second.end();
    }

    @Test
    void sessionThatIsNotStored_isNotThatOfAnotherSecret() {
        SessionRequest first = realm.request(null);
        LiveSession session = first.sessionOrNew();
        SessionRequest second = realm.request(null);

        LiveSession other = second.sessionOrNew(SessionId.random().text().replaceFirst(".{22}", session.storageId()));

        assertThat(other).isNotSameAs(session);
        assertThat(other.storageId()).isNotEqualTo(session.storageId());
        first.end();
        second.end();
    }
}
