package org.cdiredis.caching.internal.plan;

import java.util.ArrayList;
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

    /** A change that waits for the end of the method. */
    record Waiting(Change change, Change.Step step) {}

    @Override
    public @Nullable Object invoke(MethodCall call) throws Exception {
        for (Waiting now : prepared(before, call)) {
            Stages.await(now.step().make(null));
        }
        List<Waiting> waiting = prepared(after, call);
        Object result;
        try {
            result = call.proceed();
        } catch (Exception | Error e) {
            failed(waiting, e);
            throw e;
        }
        for (Waiting later : waiting) {
            Stages.await(later.step().make(result));
        }
        return result;
    }

    private static void failed(List<Waiting> waiting, Throwable thrown) {
        for (Waiting later : waiting) {
            if (later.change().outcomes().includes(thrown)) {
                try {
                    Stages.await(later.step().make(null));
                } catch (RuntimeException e) {
                    thrown.addSuppressed(e);
                }
            }
        }
    }

    static List<Waiting> prepared(List<Change> changes, MethodCall call) {
        List<Waiting> waiting = new ArrayList<>(changes.size());
        for (Change change : changes) {
            Change.Step step = change.prepare(call);
            if (step != null) {
                waiting.add(new Waiting(change, step));
            }
        }
        return waiting;
    }
}
