package org.cdiredis.session.internal.model;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.cdiredis.session.internal.store.InMemorySessionStore;
import org.cdiredis.session.internal.store.SessionStore;
import org.cdiredis.session.internal.store.StoreSettings;
import org.cdiredis.session.internal.store.TimeLeft;

/** How many sessions are let in while they are counted. */
final class SessionLimitTest {

    private final SessionStore store = new InMemorySessionStore(
            new InMemorySessionStore.Shared(InstantSource.system()),
            "node",
            new StoreSettings(Duration.ZERO, 1 << 20, Optional.empty(), Duration.ofMinutes(1), 10));
    private volatile CompletableFuture<Long> counted = CompletableFuture.completedFuture(0L);
    private volatile boolean isCounting;
    private final SessionLimit limit = new SessionLimit(1, TestRealm.intercepted(store, this::around));

    @SuppressWarnings("FutureReturnValueIgnored") // it is the answer
    private Object around(String operation, TestRealm.Call call) throws Throwable {
        if (operation.equals("count")) {
            isCounting = true;
            return counted;
        }
        return call.answer();
    }

    private static TimeLeft time() {
        return TimeLeft.of(Duration.ofSeconds(10));
    }

    @Test
    void sessionThatIsAdmittedWhileOthersAreCounted_countsToo() {
        limit.count();
        isCounting = false;
        counted = new CompletableFuture<>();
        CompletableFuture<Void> sweep = CompletableFuture.runAsync(limit::count);
        Awaitility.await().until(() -> isCounting);
        limit.admit(time());
        counted.complete(0L);
        sweep.join();

        assertThatThrownBy(() -> limit.admit(time())).isInstanceOf(IllegalStateException.class);

        limit.ended();
        limit.admit(time());
    }
}
