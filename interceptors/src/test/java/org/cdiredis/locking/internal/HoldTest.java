package org.cdiredis.locking.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import org.cdiredis.lock.LockHandle;
import org.cdiredis.locking.OnLost;

/** What a hold keeps for those that use it, and for how long. */
final class HoldTest {

    private final List<Runnable> lossActions = new ArrayList<>();
    private final AtomicInteger releases = new AtomicInteger();
    private final LockHandle handle = (LockHandle) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {LockHandle.class}, (proxy, method, arguments) -> {
                switch (method.getName()) {
                    case "onLost" -> lossActions.add((Runnable) arguments[0]);
                    case "closeAsync" -> releases.incrementAndGet();
                    default -> throw new AssertionError(method);
                }
                return method.getReturnType() == void.class ? null : CompletableFuture.completedFuture(null);
            });
    private final Hold hold = new Hold(Plans.exclusive(), Set.of("stock"), handle);

    @Test
    void loss_interruptsCallsThatRun_andIsListenedToOnce() {
        for (int i = 0; i < 100; i++) {
            assertThat(Interruption.begin(OnLost.INTERRUPT, hold).end()).isFalse();
        }
        Interruption outer = Interruption.begin(OnLost.INTERRUPT, hold);
        assertThat(Interruption.begin(OnLost.INTERRUPT, hold).end()).isFalse();
        assertThat(lossActions).hasSize(1);
        lossActions.get(0).run();

        assertThat(outer.end()).isTrue();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(Interruption.begin(OnLost.INTERRUPT, hold).end()).isTrue(); // begun after the loss
    }

    @Test
    void transaction_thatCannotBeJoined_isTheFailureOfTheCall_andTheLockIsReleased() {
        LockedCalls calls = new LockedCalls(
                alias -> Plans.locks(handle),
                new RunningCalls(),
                Plans.failing(new UnsupportedOperationException("broken")));

        assertThatThrownBy(() -> calls.run(Plans.exclusive(), Plans.call()))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("broken");
        assertThat(releases).hasValue(1);
    }
}
