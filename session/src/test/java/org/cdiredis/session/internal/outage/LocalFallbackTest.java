package org.cdiredis.session.internal.outage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.junit.jupiter.api.Test;

import org.cdiredis.ErrorKind;
import org.cdiredis.RedisCacheException;
import org.cdiredis.session.internal.model.NearCopies;
import org.cdiredis.session.internal.store.AttributeName;
import org.cdiredis.session.internal.store.Changes;
import org.cdiredis.session.internal.store.Committed;
import org.cdiredis.session.internal.store.ExpiredSession;
import org.cdiredis.session.internal.store.InMemorySessionStore;
import org.cdiredis.session.internal.store.Opened;
import org.cdiredis.session.internal.store.SessionId;
import org.cdiredis.session.internal.store.SessionStore;
import org.cdiredis.session.internal.store.StoreSettings;
import org.cdiredis.session.internal.store.TimeLeft;

/** Changes that are written when the store answers again. */
final class LocalFallbackTest {

    private static final Duration SHORT = Duration.ofMinutes(1);
    private static final Duration LONG = Duration.ofHours(1);
    private static final TimeLeft TIME = TimeLeft.of(Duration.ofDays(1));
    private static final AttributeName USER = AttributeName.of("user");

    private Instant now = Instant.parse("2026-11-28T10:00:00Z");
    private final Set<String> refused = new HashSet<>();
    private final SessionStore store = new LocalFallback(
            new Refusing(new InMemorySessionStore(
                    new InMemorySessionStore.Shared(() -> now),
                    "node",
                    new StoreSettings(Duration.ZERO, 1 << 20, Optional.empty(), SHORT, 10))),
            new NearCopies(1 << 20),
            () -> now,
            1 << 20);

    /** Answers each change of some sessions with an error. */
    private final class Refusing extends ForwardingStore {

        Refusing(SessionStore store) {
            super(store);
        }

        @Override
        public CompletionStage<Committed> commit(String storage, Changes changes, TimeLeft time) {
            return refused.contains(storage)
                    ? CompletableFuture.failedFuture(new RedisCacheException(ErrorKind.SERVER, "refused", null))
                    : store.commit(storage, changes, time);
        }
    }

    private static <T> T on(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    private static Changes user(String name) {
        return new Changes(
                Map.of(USER, name.getBytes(UTF_8)),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    private SessionId created(Duration timeout) {
        SessionId id = SessionId.random();
        on(store.create(id, timeout, user("ann"), TIME));
        return id;
    }

    @Test
    void sweep_changesThatCannotBeWritten_areKept_andDelayNoEnd() {
        SessionId changed = created(LONG);
        SessionId expired = created(SHORT);
        refused.add(changed.storage());
        on(store.commit(changed.storage(), user("bob"), TIME));
        now = now.plus(SHORT);

        assertThat(on(store.sweep(0, true)).sessions())
                .extracting(ExpiredSession::storage)
                .containsExactly(expired.storage());

        refused.clear();
        on(store.sweep(0, true));
        Opened.Changed opened = (Opened.Changed) on(store.open(changed, SessionStore.UNKNOWN, true, TIME));
        assertThat(Objects.requireNonNull(opened.newer().get(USER)).bytes()).contains("bob".getBytes(UTF_8));
    }
}
