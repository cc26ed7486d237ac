package org.cdiredis.session.internal.model;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import org.cdiredis.ErrorKind;
import org.cdiredis.session.SessionUnavailableException;
import org.cdiredis.session.internal.SessionMessages;
import org.cdiredis.session.internal.store.TimeLeft;

/** Whether a session can be used and written, from its beginning to its end. Thread-safe. */
final class Validity {

    private enum State {
        VALID,

        /** It may become valid again: the store has not said yet that it has ended. */
        ENDING,

        /** Those are being told who want to see it once more. */
        ENDED,
        INVALID
    }

    private final Lock lock = new ReentrantLock();
    private final Condition isDecided = lock.newCondition();
    private volatile State state = State.VALID;

    /** Whether it can be read and changed. */
    boolean isUsable() {
        return state != State.INVALID;
    }

    /** Whether nobody has begun to end it. */
    boolean isUntouched() {
        return state == State.VALID;
    }

    /** Whether it has not ended. If a request is about to end it, waits until it has, or could not. */
    boolean isWritable(TimeLeft time) {
        if (state == State.ENDING) {
            await(time);
        }
        return state == State.VALID;
    }

    private void await(TimeLeft time) {
        Duration limit = time.toRead();
        long start = System.nanoTime();
        boolean isInTime = isDecidedWithin(limit);
        time.spend(System.nanoTime() - start);
        if (!isInTime) {
            throw new SessionUnavailableException(
                    ErrorKind.TIMEOUT, SessionMessages.MESSAGES.writtenByOthers(limit.toString()), null);
        }
    }

    private boolean isDecidedWithin(Duration limit) {
        long left = limit.toNanos();
        lock.lock();
        try {
            while (state == State.ENDING && left > 0) {
                left = isDecided.awaitNanos(left);
            }
            return state != State.ENDING;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** Whether the caller is the one that ends it. */
    boolean beginEnding() {
        lock.lock();
        try {
            boolean isFirst = state == State.VALID;
            state = isFirst ? State.ENDING : state;
            return isFirst;
        } finally {
            lock.unlock();
        }
    }

    /** It could not be ended. */
    void restore() {
        become(State.VALID);
    }

    /** It has ended, and those are told who want to see it once more. */
    void tell() {
        become(State.ENDED);
    }

    void end() {
        become(State.INVALID);
    }

    private void become(State next) {
        lock.lock();
        try {
            state = next;
            isDecided.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
