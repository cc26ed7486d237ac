package org.cdiredis.session.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import org.cdiredis.ErrorKind;
import org.cdiredis.session.ConcurrencyMode;
import org.cdiredis.session.SessionConflictException;
import org.cdiredis.session.SessionUnavailableException;
import org.cdiredis.session.internal.store.InMemorySessionStore;
import org.cdiredis.session.internal.store.SessionStore;
import org.cdiredis.session.internal.store.StoreSettings;

/** A node lets others have a session when it is done with it, and not before. */
final class ExclusiveHoldsTest {

    private static final Duration LEASE = Duration.ofMinutes(1);

    private Instant now = Instant.parse("2026-11-27T10:00:00Z");
    private final InMemorySessionStore.Shared shared = new InMemorySessionStore.Shared(() -> now);
    private final AtomicInteger releases = new AtomicInteger();
    private Runnable afterOpen = () -> {};
    private boolean isBroken;
    private final SessionRealm node = TestRealm.over(TestRealm.intercepted(store("node"), this::around))
            .mode(ConcurrencyMode.EXCLUSIVE)
            .start();
    private final SessionRealm other =
            TestRealm.over(store("other")).mode(ConcurrencyMode.EXCLUSIVE).start();

    private SessionStore store(String node) {
        return new InMemorySessionStore(
                shared, node, new StoreSettings(Duration.ZERO, 1 << 20, Optional.of(LEASE), Duration.ofMinutes(1), 10));
    }

    private Object around(String operation, TestRealm.Call store) throws Throwable {
        if (operation.equals("release")) {
            releases.incrementAndGet();
        }
        Object answer = store.answer();
        if (operation.equals("open")) {
            Runnable next = afterOpen;
            afterOpen = () -> {};
            next.run();
            if (isBroken) {
                throw new SessionUnavailableException(ErrorKind.TIMEOUT, "late", null);
            }
        }
        return answer;
    }

    private static String created(SessionRealm realm) {
        SessionRequest request = realm.request(null);
        String id = request.sessionOrNew().id();
        request.end();
        return id;
    }

    private void assertHeld(String id) {
        SessionRequest request = other.request(id);
        assertThatThrownBy(request::session).isInstanceOf(SessionUnavailableException.class);
        request.end();
    }

    private void assertFree(String id) {
        SessionRequest request = other.request(id);
        assertThat(request.session()).isNotNull();
        request.end();
    }

    @Test
    void sessionThatARequestHasJustBeenGiven_isNotLetGoByTheOneBefore() {
        String id = created(node);
        SessionRequest before = node.request(id);
        before.session();
        SessionRequest next = node.request(id);
        afterOpen = before::end;

        next.session();

        assertHeld(id);
        next.end();
        assertFree(id);
    }

    @Test
    void requestThatGetsNoAnswer_letsGo_whatTheOneBeforeHasLeftToIt() {
        String id = created(node);
        SessionRequest before = node.request(id);
        before.session();
        SessionRequest next = node.request(id);
        afterOpen = before::end;
        isBroken = true;

        assertThatThrownBy(next::session).isInstanceOf(SessionUnavailableException.class);

        assertFree(id);
    }

    @Test
    void sessionThatIsInvalidated_isLetGo_soThatNothingIsKeptOfIt() {
        String id = created(node);
        int before = releases.get();
        SessionRequest request = node.request(id);
        request.sessionOrNew().invalidate();
        request.end();

        assertThat(releases.get()).isEqualTo(before + 1);
    }

    @Test
    void requestThatGetsNoAnswer_whileTheOneBeforeLeaves_letsGoIfItIsTheLast() {
        SessionStore counted = TestRealm.intercepted(store("node"), this::around);
        ExclusiveHolds holds = new ExclusiveHolds(counted);
        holds.ask("session");
        holds.ask("session");
        holds.leave("session", () -> true);
        assertThat(releases).hasValue(0);

        holds.leave("session", () -> true);

        assertThat(releases).hasValue(1);
    }

    @Test
    void sessionThatIsNotStored_isNotLetGo() {
        SessionRequest request = node.request(null);
        LiveSession session = request.sessionOrNew();
        session.invalidate();
        request.end();

        assertThat(releases).hasValue(0);
    }

    private static void add(LiveSession session, int number) {
        session.set("count", number + (session.get("count") instanceof Integer count ? count : 0));
    }

    private static Object count(SessionRealm realm, String id) {
        SessionRequest request = realm.request(id);
        try {
            return String.valueOf(request.sessionOrNew().get("count"));
        } finally {
            request.end();
        }
    }

    @Test
    void requestThatHasLostItsSession_isRefused_evenIfItsNodeHasGotItOnceMore() {
        String id = created(node);
        SessionRequest suspended = node.request(id);
        add(suspended.sessionOrNew(), 1);
        now = now.plus(LEASE);
        SessionRequest elsewhere = other.request(id);
        add(elsewhere.sessionOrNew(), 10);
        elsewhere.end();
        SessionRequest next = node.request(id);
        LiveSession session = next.sessionOrNew();

        assertThatThrownBy(suspended::commit)
                .isInstanceOf(SessionConflictException.class)
                .hasMessageContaining("CDIREDIS03113");

        suspended.end();
        add(session, 100);
        next.commit();
        next.end();
        assertThat(count(other, id)).isEqualTo("110");
    }

    @Test
    void requestsOfANodeThatHasNotLostTheSession_areNotRefused() {
        SessionRequest creating = node.request(null);
        LiveSession session = creating.sessionOrNew();
        add(session, 1);
        creating.commit();
        SessionRequest next = node.request(session.id());
        add(next.sessionOrNew(), 10);
        creating.commit();
        creating.end();
        now = now.plus(LEASE);
        SessionRequest last = node.request(session.id());
        add(last.sessionOrNew(), 100);
        next.end();
        last.end();

        assertThat(count(other, session.id())).isEqualTo("111");
    }
}
