package org.cdiredis.session.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import org.cdiredis.spi.RedisAccess;

/** The contract on a real Redis, whose clock nobody can set. */
abstract class RedisStoreContract extends SessionStoreContract {

    private final String prefix = "test:" + UUID.randomUUID() + ':';

    abstract RedisAccess access();

    @Override
    final SessionStore store(StoreSettings settings) {
        return store(UUID.randomUUID().toString(), settings);
    }

    private SessionStore store(String node, StoreSettings settings) {
        return new RedisSessionStore(() -> access().scripts("default"), prefix, node, settings);
    }

    @Test
    void release_thatIsLate_doesNotEndALaterHold() {
        StoreSettings exclusive = new StoreSettings(Duration.ZERO, 1000, Optional.of(LONG), LONG, 10);
        String node = UUID.randomUUID().toString();
        SessionStore late = store(node, exclusive);
        SessionStore store = store(node, exclusive);
        SessionStore other = store(exclusive);
        SessionId id = created(store, LONG);
        on(late.open(id, SessionStore.UNKNOWN, true, TIME));
        on(store.open(id, SessionStore.UNKNOWN, true, TIME));
        on(store.open(id, SessionStore.UNKNOWN, true, TIME));

        on(late.release(id.storage()));

        assertThat(on(other.open(id, SessionStore.UNKNOWN, true, TIME))).isInstanceOf(Opened.Held.class);
        on(store.release(id.storage()));
        assertThat(on(other.open(id, SessionStore.UNKNOWN, true, TIME))).isInstanceOf(Opened.Changed.class);
    }

    @Override
    final void pass(Duration time) {
        try {
            TimeUnit.MILLISECONDS.sleep(time.toMillis());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
