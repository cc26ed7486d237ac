package org.cdiredis.session.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

import org.cdiredis.session.internal.store.InMemorySessionStore;
import org.cdiredis.session.internal.store.StoreSettings;

/** Sessions are let go of when the last request leaves them, whatever they are. */
final class SessionAccessTest {

    private static final Duration LONG = Duration.ofMinutes(5);

    private final InMemorySessionStore.Shared shared = new InMemorySessionStore.Shared(InstantSource.system());

    private SessionRealm realm(Duration timeout) {
        return TestRealm.over(new InMemorySessionStore(
                        shared, "node", new StoreSettings(Duration.ZERO, 1 << 20, Optional.empty(), LONG, 100)))
                .timeout(timeout)
                .start();
    }

    /** Fails as an assertion in the code of an application does. */
    private static final class Broken implements Serializable {

        private static final AtomicBoolean FAILS = new AtomicBoolean();

        private final String name;

        Broken(String name) {
            this.name = name;
        }

        private void writeObject(ObjectOutputStream out) throws IOException {
            if (FAILS.get()) {
                throw new AssertionError("broken");
            }
            out.defaultWriteObject();
        }
    }

    @Test
    void session_whoseAttributeCannotBeComparedForAnError_isLetGo() {
        SessionRealm realm = realm(LONG);
        SessionRequest creating = realm.request(null);
        String id = creating.sessionOrNew().id();
        creating.sessionOrNew().set("broken", new Broken("one"));
        creating.end();
        SessionRequest working = realm.request(id);
        Objects.requireNonNull(working.session()).get("broken");
        SessionRequest ofAnotherNode = realm(LONG).request(id);
        Objects.requireNonNull(ofAnotherNode.session()).set("broken", new Broken("other"));
        ofAnotherNode.end();

        SessionRequest opening = realm.request(id);
        Broken.FAILS.set(true);
        try {
            assertThatThrownBy(opening::session)
                    .isInstanceOf(AssertionError.class)
                    .hasMessage("broken");
        } finally {
            Broken.FAILS.set(false);
        }
        opening.end();
        working.end();

        assertThat(realm.liveIds()).isEmpty();
        SessionRequest after = realm.request(id);
        assertThat(Objects.requireNonNull(after.session()).get("broken"))
                .isInstanceOfSatisfying(
                        Broken.class, value -> assertThat(value.name).isEqualTo("other"));
        after.end();
    }

    /** As {@code <session-timeout>} may say. */
    @Test
    void session_thatMayBeIdleForThousandsOfYears_isLetGo() {
        SessionRealm realm = realm(Duration.ofMinutes(Integer.MAX_VALUE));
        SessionRequest request = realm.request(null);
        LiveSession session = request.sessionOrNew();
        session.set("user", "ann");
        request.commit();

        realm.keepAlive();
        assertThat(session.timeout()).isEqualTo(Duration.ofSeconds(Integer.MAX_VALUE));
        request.end();

        assertThat(realm.liveIds()).isEmpty();
    }
}
