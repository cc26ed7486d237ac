package org.cdiredis.session.internal.model;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;

import org.cdiredis.session.SessionUnavailableException;
import org.cdiredis.session.internal.store.Claim;
import org.cdiredis.session.internal.store.ExpiredSession;
import org.cdiredis.session.internal.store.Swept;

/** Claims the sessions whose time is over, and tells of each that no other node tells of. Thread-safe. */
final class ExpiredSessions {

    /** This part of its lease a claim is taken for certain; then it is renewed before it is relied on. */
    private static final int CERTAIN = 4;

    private final RealmContext context;

    /** Of which has been told, without the store knowing that. */
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    ExpiredSessions(RealmContext context) {
        this.context = context;
    }

    /** Tells of all of one part that are due. */
    int tell(int shard, BooleanSupplier isEnough) {
        Set.copyOf(told).forEach(this::acknowledge);
        int count = 0;
        Swept swept;
        do {
            long start = System.nanoTime();
            swept = Waiting.on(context.store.sweep(shard, context.callbacks.isToldOfSessions()));
            for (ExpiredSession session : swept.sessions()) {
                if (swept.claim().isPresent() && isEnough.getAsBoolean()) {
                    return count; // another node tells of those that are left
                }
                count += isToBeTold(session, swept.claim(), start) ? tell(session) : 0;
            }
        } while (swept.isMoreDue() && !isEnough.getAsBoolean());
        return count;
    }

    /** Listeners may have taken their time for the sessions before it. */
    private boolean isToBeTold(ExpiredSession session, Optional<Claim> claim, long start) {
        if (told.contains(session.storage())) {
            acknowledge(session.storage());
            return false;
        }
        return claim.isEmpty()
                || System.nanoTime() - start < claim.get().lease().toNanos() / CERTAIN
                || Waiting.on(context.store.renew(session.storage(), claim.get()));
    }

    private int tell(ExpiredSession session) {
        context.ended.tell(session, DestroyReason.EXPIRED);
        acknowledge(session.storage());
        return 1;
    }

    /** If it fails, the next sweep tries again: nobody else tells of it before the claim has run out. */
    private void acknowledge(String storage) {
        told.add(storage);
        try {
            Waiting.on(context.store.acknowledge(storage));
            told.remove(storage);
        } catch (SessionUnavailableException e) {
            context.statistics.failures.increment();
        }
    }
}
