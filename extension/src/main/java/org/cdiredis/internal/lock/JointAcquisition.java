package org.cdiredis.internal.lock;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;

import org.jspecify.annotations.Nullable;

import org.cdiredis.internal.lock.LockCommands.Acquired;
import org.cdiredis.internal.lock.LockCommands.Attempt;
import org.cdiredis.internal.lock.LockCommands.Held;

/**
 * One try to get several locks:
 *
 * <ol>
 *   <li>If they are on one server, all are asked for in one script, which takes all or none.
 *   <li>If that takes none, or they are not, and the caller waits, they are acquired one after the other, in the order that everybody
 *       keeps to. So those who want some of the same locks never wait in a circle, and who waits for the second keeps the first.
 *   <li>The tokens of all are raised to the greatest, so that one number serves for all.
 *   <li>If the result is not the locks, whoever completed it, those that were acquired are released.
 * </ol>
 */
final class JointAcquisition {

    private final List<LeasedLock> locks;
    private final Lease.Terms terms;
    private final Wait wait;
    private final long start = System.nanoTime();
    private final CompletableFuture<Optional<JointHandle>> result = new CompletableFuture<>();
    private final Queue<LeasedHandle> acquired = new ConcurrentLinkedQueue<>();
    private volatile @Nullable CompletableFuture<?> step;

    JointAcquisition(List<LeasedLock> locks, Lease.Terms terms, Wait wait) {
        this.locks = locks;
        this.terms = terms;
        this.wait = wait;
    }

    /** The handle, or empty if others held some lock for all of the wait. Whoever completes it first ends the acquisition. */
    CompletableFuture<Optional<JointHandle>> result() {
        return result;
    }

    void start() {
        CompletionStage<?> unused = result.whenComplete((handle, failure) -> {
            if (failure != null || handle.isEmpty()) {
                giveBack();
            }
        });
        if (areTogether()) {
            together();
        } else {
            next();
        }
    }

    private boolean areTogether() {
        LeasedLocks server = locks.get(0).locks();
        return locks.stream().allMatch(lock -> lock.locks() == server);
    }

    private void together() {
        LeasedLocks server = locks.get(0).locks();
        String owner = server.newOwner();
        List<Held> wanted = locks.stream()
                .map(lock -> new Held(lock.key().lock(), owner, terms.lease()))
                .toList();
        CallsUnderWay calls = server.engine().calls();
        calls.begin();
        CompletionStage<?> unused = Calls.begin(() -> server.engine().commands().acquireAll(wanted))
                .thenAccept(answer -> answered(server, wanted, answer))
                .exceptionally(failure -> {
                    try {
                        wanted.forEach(server.engine().releases()::withdraw);
                    } finally {
                        failed(failure);
                    }
                    return null;
                })
                .whenComplete((ignored, failure) -> calls.end());
    }

    private void answered(LeasedLocks server, List<Held> wanted, Optional<Attempt> answer) {
        if (answer.orElse(null) instanceof Acquired all) {
            keep(server, wanted, all);
        } else if (answer.isPresent() && wait.isNone()) {
            result.complete(Optional.empty());
        } else {
            next();
        }
    }

    private void keep(LeasedLocks server, List<Held> wanted, Acquired answer) {
        for (int i = 0; i < wanted.size(); i++) {
            Lease lease = new Lease(locks.get(i).key(), wanted.get(i), answer.token(), terms, answer.askedAt());
            server.engine().renewer().add(lease);
            acquired.add(new LeasedHandle(server, lease));
        }
        complete(answer.token());
    }

    private void next() {
        int index = acquired.size();
        if (index == locks.size()) {
            raiseTokens();
            return;
        }
        CompletableFuture<Optional<LeasedHandle>> asked = locks.get(index).begin(terms, wait.since(start));
        step = asked;
        CompletionStage<?> unused = asked.thenAccept(handle -> {
                    if (handle.isEmpty()) {
                        result.complete(Optional.empty());
                        return;
                    }
                    acquired.add(handle.get());
                    if (result.isDone()) {
                        giveBack();
                    } else {
                        next();
                    }
                })
                .exceptionally(this::failed);
        if (result.isDone()) {
            asked.cancel(false);
        }
    }

    private void raiseTokens() {
        long token =
                acquired.stream().mapToLong(LeasedHandle::fencingToken).max().orElseThrow();
        CompletableFuture<?>[] raised = acquired.stream()
                .filter(handle -> handle.fencingToken() < token)
                .map(handle -> handle.raiseToken(token).toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new);
        CompletionStage<?> unused = CompletableFuture.allOf(raised)
                .thenAccept(all -> complete(token))
                .exceptionally(this::failed);
    }

    private @Nullable Void failed(Throwable failure) {
        result.completeExceptionally(Calls.unwrapped(failure));
        return null;
    }

    private void complete(long token) {
        JointHandle handle = new JointHandle(new ArrayList<>(acquired), token);
        if (!result.complete(Optional.of(handle))) {
            giveBack();
        }
    }

    /** Whoever takes one out of the queue releases it. */
    private void giveBack() {
        CompletableFuture<?> pending = step;
        if (pending != null) {
            pending.cancel(false);
        }
        for (LeasedHandle handle = acquired.poll(); handle != null; handle = acquired.poll()) {
            handle.abandon();
        }
    }
}
