package org.cdiredis.internal.lock;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import org.cdiredis.internal.config.LockSettings;
import org.cdiredis.lock.Leasable;
import org.cdiredis.lock.LockHandle;
import org.cdiredis.lock.LockNotAcquiredException;

/** All ways to a handle, over one: waiting, giving up, and giving back what a caller who has gone did not want. */
abstract class Handles<H extends GivenHandle> implements Leasable {

    private static final Duration SHORTEST_FIXED_LEASE = Duration.ofMillis(10);

    private final Lease.Terms terms;

    Handles(Lease.Terms terms) {
        this.terms = terms;
    }

    /** Begins to acquire; whoever completes the future ends that. */
    abstract CompletableFuture<Optional<H>> begin(Lease.Terms how, Wait wait);

    /** What is said to a caller who has waited in vain. */
    abstract String refusal(Wait wait);

    Lease.Terms terms() {
        return terms;
    }

    Lease.Terms renewed(Duration lease) {
        return terms.withLease(checked(lease, LockSettings.SHORTEST_LEASE), true);
    }

    Lease.Terms fixed(Duration lease) {
        return terms.withLease(checked(lease, SHORTEST_FIXED_LEASE), false);
    }

    private static Duration checked(Duration lease, Duration shortest) {
        if (lease.compareTo(shortest) < 0 || lease.compareTo(LockSettings.LONGEST_LEASE) > 0) {
            throw new IllegalArgumentException("lease: " + lease + " is not between " + shortest + " and P1D");
        }
        return Duration.ofMillis(lease.toMillis());
    }

    @Override
    public LockHandle acquire() throws InterruptedException {
        return required(interruptibly(terms, Wait.FOREVER), Wait.FOREVER);
    }

    @Override
    public LockHandle acquire(Duration wait) throws InterruptedException {
        Wait limit = Wait.of(wait);
        return required(interruptibly(terms, limit), limit);
    }

    @Override
    public Optional<LockHandle> tryAcquire() {
        return uninterruptibly(terms, Wait.NONE).map(LockHandle.class::cast);
    }

    @Override
    public Optional<LockHandle> tryAcquire(Duration wait) throws InterruptedException {
        return interruptibly(terms, Wait.of(wait)).map(LockHandle.class::cast);
    }

    @Override
    public CompletionStage<LockHandle> acquireAsync(Duration wait) {
        Wait limit = Wait.of(wait);
        return handedOut(terms, limit, handle -> required(handle, limit));
    }

    @Override
    public CompletionStage<Optional<LockHandle>> tryAcquireAsync(Duration wait) {
        return handedOut(terms, Wait.of(wait), handle -> handle.map(LockHandle.class::cast));
    }

    Optional<H> interruptibly(Lease.Terms how, Wait wait) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        return Calls.get(handedOut(how, wait, handle -> handle), handle -> handle.ifPresent(GivenHandle::abandon));
    }

    Optional<H> uninterruptibly(Lease.Terms how, Wait wait) {
        return Calls.join(handedOut(how, wait, handle -> handle));
    }

    /** A future for the caller: whoever completes it before, by cancelling for example, ends the acquisition. */
    private <T> CompletableFuture<T> handedOut(Lease.Terms how, Wait wait, Function<Optional<H>, T> view) {
        CompletableFuture<T> handedOut = new CompletableFuture<>();
        CompletableFuture<Optional<H>> acquired = begin(how, wait);
        CompletionStage<?> unusedHanding = acquired.whenComplete((found, failure) -> {
            if (failure != null) {
                handedOut.completeExceptionally(failure);
            } else if (!Calls.hand(handedOut, () -> view.apply(found))) {
                found.ifPresent(GivenHandle::abandon);
            }
        });
        CompletionStage<?> unusedEnding = handedOut.whenComplete((result, failure) -> acquired.cancel(false));
        return handedOut;
    }

    private LockHandle required(Optional<H> handle, Wait wait) {
        return handle.orElseThrow(() -> new LockNotAcquiredException(refusal(wait), null));
    }

    @Override
    public String toString() {
        return getClass().getInterfaces()[0].getSimpleName() + '[' + name() + ']';
    }
}
