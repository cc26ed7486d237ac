package org.cdiredis.session.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.cdiredis.ErrorKind;
import org.cdiredis.session.ConcurrencyMode;
import org.cdiredis.session.SessionUnavailableException;
import org.cdiredis.session.internal.store.InMemorySessionStore;
import org.cdiredis.session.internal.store.SessionStore;
import org.cdiredis.session.internal.store.StoreSettings;

/** What a request does to an attribute while another one of the same node is writing it. */
final class WritesUnderWayTest {

    private final InMemorySessionStore.Shared shared = new InMemorySessionStore.Shared(InstantSource.system());
    private final SessionRealm elsewhere = TestRealm.over(store("elsewhere")).start();

    /** What happens when a write is on its way. */
    private Runnable before = () -> {};

    /** What happens when it has been done, and is not answered yet. */
    private Runnable meanwhile = () -> {};

    /** What happens when a session has been opened, and that is not answered yet. */
    private Runnable opened = () -> {};

    private boolean isLate;

    private SessionStore store(String node) {
        return new InMemorySessionStore(
                shared, node, new StoreSettings(Duration.ZERO, 1 << 20, Optional.empty(), Duration.ofMinutes(1), 10));
    }

    private SessionRealm here(ConcurrencyMode mode) {
        return TestRealm.over(TestRealm.intercepted(store("here"), this::around))
                .mode(mode)
                .start();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // it is the answer
    private Object around(String operation, TestRealm.Call store) throws Throwable {
        if (operation.equals("open")) {
            Object answer = store.answer();
            opened.run();
            return answer;
        }
        if (!operation.equals("commit") && !operation.equals("create")) {
            return store.answer();
        }
        before.run();
        CompletionStage<?> answer = (CompletionStage<?>) store.answer();
        meanwhile.run();
        return isLate
                ? CompletableFuture.failedFuture(new SessionUnavailableException(ErrorKind.TIMEOUT, "late", null))
                : answer;
    }

    private String created() {
        SessionRequest request = elsewhere.request(null);
        LiveSession session = request.sessionOrNew();
        session.set("user", "ann");
        request.end();
        return session.id();
    }

    private @Nullable Object flash(String id) {
        SessionRequest request = elsewhere.request(id);
        try {
            return request.sessionOrNew().get("flash");
        } finally {
            request.end();
        }
    }

    /** One request sets the attribute and writes it, another one does something to it meanwhile. */
    private void write(SessionRequest writing, SessionRequest beside, Consumer<LiveSession> work) {
        writing.sessionOrNew().set("flash", "saved");
        LiveSession session = beside.sessionOrNew();
        assertThat(session.get("flash")).isEqualTo("saved");
        meanwhile = () -> work.accept(session);
        try {
            writing.commit();
        } finally {
            meanwhile = () -> {};
            writing.end();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"MERGE", "OPTIMISTIC"})
    void attributeThatIsRemoved_whileItIsWrittenFirst_isRemoved(ConcurrencyMode mode) {
        String id = created();
        SessionRealm here = here(mode);
        SessionRequest beside = here.request(id);

        write(here.request(id), beside, session -> session.remove("flash"));
        beside.end();

        assertThat(flash(id)).isNull();
    }

    @ParameterizedTest
    @EnumSource(names = {"MERGE", "OPTIMISTIC"})
    void attributeThatIsRemoved_whileItsSessionIsCreated_isRemoved(ConcurrencyMode mode) {
        SessionRealm here = here(mode);
        SessionRequest creating = here.request(null);
        String id = creating.sessionOrNew().id();
        SessionRequest beside = here.request(id);

        write(creating, beside, session -> session.remove("flash"));
        beside.end();

        assertThat(flash(id)).isNull();
    }

    @ParameterizedTest
    @EnumSource(names = {"MERGE", "OPTIMISTIC"})
    void attributeThatIsRemoved_andSetAgain_whileItIsWrittenFirst_isWhatItWasSetTo(ConcurrencyMode mode) {
        String id = created();
        SessionRealm here = here(mode);
        SessionRequest beside = here.request(id);

        write(here.request(id), beside, session -> {
            session.remove("flash");
            session.set("flash", "saved twice");
        });
        beside.end();

        assertThat(flash(id)).isEqualTo("saved twice");
    }

    @Test
    void attributeThatIsRemoved_whileItsWriteIsNotAnswered_isRemoved() {
        String id = created();
        SessionRealm here = here(ConcurrencyMode.MERGE);
        SessionRequest beside = here.request(id);
        isLate = true;
        assertThatThrownBy(() -> write(here.request(id), beside, session -> session.remove("flash")))
                .isInstanceOf(SessionUnavailableException.class);
        isLate = false;

        beside.end();

        assertThat(flash(id)).isNull();
    }

    @Test
    void attributeThatIsWritten_whileAnAnswerIsOnItsWayThatIsOlder_stays() {
        String id = created();
        SessionRealm here = here(ConcurrencyMode.MERGE);
        SessionRequest writing = here.request(id);
        LiveSession session = writing.sessionOrNew();
        session.set("flash", "saved");
        SessionRequest other = elsewhere.request(id);
        other.sessionOrNew().set("user", "bob");
        other.end();
        SessionRequest beside = here.request(id);
        opened = () -> {
            opened = () -> {};
            writing.commit();
        };

        beside.session();

        assertThat(session.get("flash")).isEqualTo("saved");
        assertThat(session.get("user")).isEqualTo("bob");
        beside.end();
        writing.end();
    }

    @Test
    void attributeThatIsRemoved_whileItIsWrittenFirst_staysRemoved_whateverAnotherNodeWrites() {
        String id = created();
        SessionRealm here = here(ConcurrencyMode.MERGE);
        SessionRequest beside = here.request(id);
        SessionRequest writing = here.request(id);
        writing.sessionOrNew().set("flash", "saved");
        LiveSession session = beside.sessionOrNew();
        SessionRequest other = elsewhere.request(id);
        other.sessionOrNew().set("user", "bob");
        other.end();
        SessionRequest opening = here.request(id);
        before = () -> {
            session.remove("flash");
            opening.session();
        };

        writing.commit();
        before = () -> {};
        writing.end();
        opening.end();
        beside.end();

        assertThat(flash(id)).isNull();
    }
}
