package org.cdiredis.session.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;

import org.cdiredis.ErrorKind;
import org.cdiredis.session.SessionUnavailableException;
import org.cdiredis.session.internal.store.InMemorySessionStore;
import org.cdiredis.session.internal.store.SessionStore;
import org.cdiredis.session.internal.store.StoreSettings;

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
    void sessionThatCouldNotBeWritten_isNotTriedAgain() {
        String id = created();
        SessionRequest request = realm.request(id);
        request.sessionOrNew().set("user", "bob");
        broken = "commit";
        assertThatThrownBy(request::commit).isInstanceOf(SessionUnavailableException.class);

        request.commit();
        request.end();

        assertThat(user(id)).isEqualTo("ann");
    }
}
