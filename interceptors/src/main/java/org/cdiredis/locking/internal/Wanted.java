package org.cdiredis.locking.internal;

import java.lang.annotation.Annotation;
import java.util.List;

import org.cdiredis.locking.DistributedLock;
import org.cdiredis.locking.DistributedSemaphore;
import org.cdiredis.locking.LockMode;
import org.cdiredis.locking.OnBusy;
import org.cdiredis.locking.OnLost;

/** What one of the two annotations says, as it stands there. */
record Wanted(
        Class<? extends Annotation> annotation,
        String cache,
        String name,
        List<String> keys,
        String waitTime,
        String leaseTime,
        String minHold,
        Sharing sharing,
        int permits,
        OnBusy onBusy,
        OnLost onLost) {

    /** What an annotation says that is one of the two. */
    static Wanted of(Annotation annotation) {
        return annotation instanceof DistributedLock lock ? of(lock) : of((DistributedSemaphore) annotation);
    }

    private static Wanted of(DistributedLock lock) {
        return new Wanted(
                DistributedLock.class,
                lock.cache(),
                lock.name(),
                List.of(lock.key()),
                lock.waitTime(),
                lock.leaseTime(),
                lock.minHold(),
                sharing(lock.mode(), lock.fair()),
                1,
                lock.onBusy(),
                lock.onLost());
    }

    private static Sharing sharing(LockMode mode, boolean isFair) {
        return switch (mode) {
            case EXCLUSIVE -> isFair ? Sharing.FAIR : Sharing.EXCLUSIVE;
            case READ -> Sharing.READ;
            case WRITE -> Sharing.WRITE;
        };
    }

    private static Wanted of(DistributedSemaphore semaphore) {
        return new Wanted(
                DistributedSemaphore.class,
                semaphore.cache(),
                semaphore.name(),
                semaphore.key().isEmpty() ? List.of() : List.of(semaphore.key()),
                semaphore.waitTime(),
                semaphore.leaseTime(),
                "",
                Sharing.PERMIT,
                semaphore.permits(),
                semaphore.onBusy(),
                semaphore.onLost());
    }

    /** The annotation's name in messages. */
    String title() {
        return annotation.getSimpleName();
    }
}
