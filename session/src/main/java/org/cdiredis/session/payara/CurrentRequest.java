package org.cdiredis.session.payara;

import java.lang.ref.WeakReference;

import org.jspecify.annotations.Nullable;

/**
 * For which request of one application a thread works: a manager is asked for a new session without being told. A thread whose request is over
 * keeps nothing of the application alive.
 */
final class CurrentRequest {

    @SuppressWarnings("ThreadLocalUsage") // one for each application: a request may be dispatched from one to another
    private final ThreadLocal<WeakReference<RequestScope>> current = new ThreadLocal<>();

    /** The request of this thread; null if there is none, or it is over. */
    @Nullable
    RequestScope get() {
        WeakReference<RequestScope> entered = current.get();
        RequestScope scope = entered == null ? null : entered.get();
        return scope == null || scope.isEnded() ? null : scope;
    }

    /** From now on the thread works for a request; gives the one before. */
    @Nullable
    RequestScope enter(RequestScope scope) {
        RequestScope outer = get();
        current.set(new WeakReference<>(scope));
        return outer;
    }

    void leave(@Nullable RequestScope outer) {
        if (outer == null) {
            current.remove();
        } else {
            current.set(new WeakReference<>(outer));
        }
    }

    /** The request is over. */
    void forget(RequestScope scope) {
        WeakReference<RequestScope> entered = current.get();
        if (entered != null && entered.refersTo(scope)) {
            current.remove();
        }
    }
}
