package org.cdiredis.locking.internal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.cdiredis.lock.LockHandle;

/** The end of a call whose lock cannot even begin to be released; all else is tested with real locks. */
final class CallEndTest {

    private static final LockPlan PLAN = Plans.exclusive();

    private final LockHandle broken = (LockHandle) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {LockHandle.class}, (proxy, method, arguments) -> {
                if (method.getName().equals("isHeld")) {
                    return true;
                }
                throw new NoClassDefFoundError(method.getName());
            });

    @Test
    void after_releaseThatAnErrorEnds_fails() {
        CallEnd end = new CallEnd(PLAN, new Hold(PLAN, Set.of("stock"), broken));
        CompletableFuture<String> method = new CompletableFuture<>();
        CompletableFuture<@Nullable Object> outcome = end.after(method).toCompletableFuture();

        method.complete("done");

        assertThatThrownBy(() -> outcome.get(10, TimeUnit.SECONDS))
                .hasCauseInstanceOf(NoClassDefFoundError.class)
                .hasMessageContaining("closeIn");
    }
}
