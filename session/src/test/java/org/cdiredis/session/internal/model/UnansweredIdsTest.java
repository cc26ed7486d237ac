package org.cdiredis.session.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import org.cdiredis.ErrorKind;
import org.cdiredis.RedisCacheException;
import org.cdiredis.session.SessionUnavailableException;
import org.cdiredis.session.internal.store.InMemorySessionStore;
import org.cdiredis.session.internal.store.SessionStore;
import org.cdiredis.session.internal.store.StoreSettings;

/** An id that Redis has written without saying so is nobody's: the session keeps the one before, and is as it was. */
final class UnansweredIdsTest {

    private enum Commits {
        ANSWERED,
        UNANSWERED,
        LATE
    }

    private final InMemorySessionStore.Shared shared = new InMemorySessionStore.Shared(InstantSource.system());
    private final List<TestRealm.Call> late = new ArrayList<>();
    private Commits commits = Commits.ANSWERED;
    private boolean isDown;
    private int takenBack;
    private final SessionRealm realm =
            TestRealm.over(TestRealm.intercepted(store(), this::around)).start();
    private final SessionRealm other = TestRealm.over(store()).start();
    private final String id = created();

    private SessionStore store() {
        return new InMemorySessionStore(
                shared, "node", new StoreSettings(Duration.ZERO, 1 << 20, Optional.empty(), Duration.ofMinutes(1), 10));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it is the answer
    private Object around(String operation, TestRealm.Call store) throws Throwable {
        boolean isCommit = operation.equals("commit");
        takenBack += operation.equals("takeBack") ? 1 : 0;
        if (isCommit && commits == Commits.LATE) {
            late.add(store);
        } else if (!isCommit || commits == Commits.ANSWERED) {
            return isDown && operation.equals("takeBack") ? failed() : store.answer();
        } else {
            store.answer();
        }
        return failed();
    }

    private static CompletableFuture<?> failed() {
        return CompletableFuture.failedFuture(new RedisCacheException(ErrorKind.TIMEOUT, "late", null));
    }

    private String created() {
        SessionRequest request = realm.request(null);
        LiveSession session = request.sessionOrNew();
        session.set("cart", "a book");
        request.end();
        return session.id();
    }

    /** What is in the session, as a node has it. */
    private static String content(SessionRealm realm, String id) {
        SessionRequest request = realm.request(id);
        try {
            LiveSession session = request.session();
            return session == null ? "logged out" : session.get("cart") + " of " + session.get("user");
        } finally {
            request.end();
        }
    }

    /** A log-in that Redis does not answer. */
    private String unansweredLogIn() {
        SessionRequest request = realm.request(id);
        LiveSession session = request.sessionOrNew();
        session.set("cart", "two books");
        session.set("user", "ann");
        session.principal("ann");
        String renewed = request.changeId();
        assertThatThrownBy(request::commit).isInstanceOf(SessionUnavailableException.class);
        request.end();
        commits = Commits.ANSWERED;
        return renewed;
    }

    private void come() throws Throwable {
        for (TestRealm.Call commit : late) {
            commit.answer();
        }
    }

    @Test
    void commitThatIsNotAnswered_isTakenBack_atOnce() {
        commits = Commits.UNANSWERED;

        String renewed = unansweredLogIn();

        assertThat(content(other, id)).isEqualTo("a book of null");
        assertThat(content(other, renewed)).isEqualTo("logged out");
        assertThat(content(realm, id)).isEqualTo("a book of null");
        assertThat(other.store().ofPrincipal(0, "ann").toCompletableFuture().join())
                .isEmpty();
    }

    @Test
    void commitThatHasBeenTakenBack_isForgotten() {
        commits = Commits.UNANSWERED;
        unansweredLogIn();

        realm.sweep();

        assertThat(takenBack).isEqualTo(1);
    }

    @Test
    void commitThatIsNotAnswered_andNotTakenBackEither_isTakenBackByTheNextRequest() {
        commits = Commits.UNANSWERED;
        isDown = true;
        unansweredLogIn();
        assertThat(content(other, id)).isEqualTo("logged out");
        assertThatThrownBy(() -> content(realm, id)).isInstanceOf(SessionUnavailableException.class);
        isDown = false;

        assertThat(content(realm, id)).isEqualTo("a book of null");
    }

    @Test
    void commitThatIsNotAnswered_andNotTakenBackEither_isTakenBackByTheNextSweep() {
        commits = Commits.UNANSWERED;
        isDown = true;
        unansweredLogIn();
        isDown = false;

        realm.sweep();

        assertThat(content(other, id)).isEqualTo("a book of null");
    }

    @Test
    void commitThatComesAfterItWasTakenBack_isTakenBackOnceMore() throws Throwable {
        commits = Commits.LATE;
        unansweredLogIn();
        come();

        assertThat(content(realm, id)).isEqualTo("a book of null");
    }

    @Test
    void commitThatComesAfterAnotherId_doesNotBringBackTheIdBefore() throws Throwable {
        commits = Commits.LATE;
        unansweredLogIn();
        SessionRequest request = realm.request(id);
        request.session();
        request.changeId();
        request.end();
        come();

        realm.sweep();

        assertThat(content(realm, id)).isEqualTo("logged out");
    }

    @Test
    void idThatIsReplacedByAnAnsweredCommit_isGone_withoutAskingTwice() {
        SessionRequest request = realm.request(id);
        request.session();
        request.changeId();
        request.end();
        long before = realm.statistics().notFound();

        assertThat(content(realm, id)).isEqualTo("logged out");

        assertThat(realm.statistics().notFound()).isEqualTo(before + 1);
    }
}
