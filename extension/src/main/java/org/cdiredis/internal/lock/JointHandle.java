package org.cdiredis.internal.lock;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import org.cdiredis.lock.LockHandle;

/** Handles of several locks, of which the loss of one is the loss of all. */
final class JointHandle implements GivenHandle {

    private final List<LeasedHandle> handles;
    private final long token;

    /**
     * Handles as one.
     *
     * @param handles one for each lock
     * @param token greater than all tokens of earlier holders, smaller than those of later ones
     */
    JointHandle(List<LeasedHandle> handles, long token) {
        this.handles = List.copyOf(handles);
        this.token = token;
    }

    @Override
    public String name() {
        return handles.stream().map(LockHandle::name).collect(Collectors.joining(", "));
    }

    @Override
    public long fencingToken() {
        return token;
    }

    @Override
    public boolean isHeld() {
        return handles.stream().allMatch(LockHandle::isHeld);
    }

    @Override
    public boolean isLost() {
        return handles.stream().anyMatch(LockHandle::isLost);
    }

    @Override
    public Duration remaining() {
        return handles.stream()
                .map(LockHandle::remaining)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    @Override
    public void extend(Duration additional) {
        handles.forEach(handle -> handle.extend(additional));
    }

    @Override
    public void reset() {
        handles.forEach(LockHandle::reset);
    }

    @Override
    public void onLost(Runnable action) {
        AtomicBoolean isTold = new AtomicBoolean();
        handles.forEach(handle -> handle.onLost(() -> {
            if (isTold.compareAndSet(false, true)) {
                action.run();
            }
        }));
    }

    @Override
    public void close() {
        Calls.join(closeAsync());
    }

    @Override
    public CompletionStage<@Nullable Void> closeAsync() {
        return ofAll(LockHandle::closeAsync);
    }

    @Override
    public CompletionStage<@Nullable Void> closeIn(Duration delay) {
        return ofAll(handle -> handle.closeIn(delay));
    }

    /** All are closed, whatever becomes of the others. */
    private CompletionStage<@Nullable Void> ofAll(Function<LockHandle, CompletionStage<@Nullable Void>> close) {
        return CompletableFuture.allOf(handles.stream()
                        .map(handle -> close.apply(handle).toCompletableFuture())
                        .toArray(CompletableFuture<?>[]::new))
                .thenApply(ignored -> null);
    }

    @Override
    public void abandon() {
        handles.forEach(GivenHandle::abandon);
    }

    @Override
    public String toString() {
        return "LockHandle[" + name() + ", " + token + (isHeld() ? "" : ", not held") + ']';
    }
}
