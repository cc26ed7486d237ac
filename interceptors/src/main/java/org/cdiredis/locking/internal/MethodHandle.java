package org.cdiredis.locking.internal;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.cdiredis.lock.LockHandle;

/** The handle of a running method, which is closed by nobody but the interceptor. */
final class MethodHandle implements LockHandle {

    private final Supplier<Optional<LockHandle>> handle;

    /**
     * A handle.
     *
     * @param handle gives the method's; empty if there is no method
     */
    MethodHandle(Supplier<Optional<LockHandle>> handle) {
        this.handle = handle;
    }

    private LockHandle given() {
        return handle.get().orElseThrow(() -> new IllegalStateException(LockingMessages.MESSAGES.noLockedMethod()));
    }

    @Override
    public String name() {
        return given().name();
    }

    @Override
    public long fencingToken() {
        return given().fencingToken();
    }

    @Override
    public boolean isHeld() {
        return handle.get().filter(LockHandle::isHeld).isPresent();
    }

    @Override
    public boolean isLost() {
        return given().isLost();
    }

    @Override
    public Duration remaining() {
        return given().remaining();
    }

    @Override
    public void extend(Duration additional) {
        given().extend(additional);
    }

    @Override
    public void reset() {
        given().reset();
    }

    @Override
    public void onLost(Runnable action) {
        given().onLost(action);
    }

    @Override
    public void close() {
        throw closedByTheMethod();
    }

    @Override
    public CompletionStage<@Nullable Void> closeIn(Duration delay) {
        throw closedByTheMethod();
    }

    @Override
    public CompletionStage<@Nullable Void> closeAsync() {
        throw closedByTheMethod();
    }

    private static UnsupportedOperationException closedByTheMethod() {
        return new UnsupportedOperationException(LockingMessages.MESSAGES.closedByTheMethod());
    }

    @Override
    public String toString() {
        return handle.get().map(LockHandle::toString).orElse("LockHandle[none]");
    }
}
