package org.cdiredis.caching.internal.plan;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** A method whose calls change caches, and that is done when it returns. */
public final class ChangesPlan implements CallPlan {

    private final List<Change> before;
    private final List<Change> after;

    /**
     * A plan.
     *
     * @param changes the changes, in their order
     */
    public ChangesPlan(List<Change> changes) {
        this.before = changes.stream().filter(change -> !change.isAfter()).toList();
        this.after = changes.stream().filter(Change::isAfter).toList();
    }

    @Override
    public @Nullable Object invoke(MethodCall call) throws Exception {
        PreparedChanges.of(before, call).makeAndWait(null);
        PreparedChanges waiting = PreparedChanges.of(after, call);
        Object result;
        try {
            result = call.proceed();
        } catch (Exception | Error e) {
            waiting.afterException(e).makeAndWaitAfter(e);
            throw e;
        }
        waiting.makeAndWait(result);
        return result;
    }
}
