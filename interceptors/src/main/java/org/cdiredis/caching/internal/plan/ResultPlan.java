package org.cdiredis.caching.internal.plan;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.cdiredis.LoadPolicy;
import org.cdiredis.ValueEncodingException;
import org.cdiredis.caching.Nulls;

/** A method whose result is cached, and that returns it when it has it. */
public final class ResultPlan implements CallPlan {

    /** What a method that has not run has returned. */
    private static final Object NOTHING = new Object();

    private final ResultRules rules;
    private final @Nullable LoadPolicy fixed;
    private final UnstorableValues unstorable = new UnstorableValues();

    /**
     * A plan.
     *
     * @param rules how it is cached
     */
    public ResultPlan(ResultRules rules) {
        this.rules = rules;
        this.fixed = rules.stored().isFixed() ? rules.load() : null;
    }

    @Override
    public @Nullable Object invoke(MethodCall call) throws Exception {
        if (!rules.applies(call)) {
            return call.proceed();
        }
        CharSequence key = rules.key().lookupKey(call);
        ExceptionEntries exceptions = rules.exceptions();
        Run run = new Run(exceptions == null ? call : exceptions.around(call, key, rules.isReload()), key);
        try {
            Object value = rules.cache().cache().getOrLoad(key, run, fixed == null ? rules.policy(call) : fixed);
            evictNull(key, value);
            return rules.stored().form().returned(value);
        } catch (MethodFailure e) {
            throw e.thrown();
        } catch (ValueEncodingException e) {
            unstorable.returned(call.method(), e);
            return run.hasEnded() ? rules.stored().form().returned(run.value) : call.proceed();
        }
    }

    private void evictNull(CharSequence key, @Nullable Object value) {
        if (value == null && rules.isReload() && rules.stored().nulls() == Nulls.EVICT) {
            Stages.await(rules.cache().remove(List.of(key.toString())));
        }
    }

    /**
     * Runs the method when there is no entry; keeps the value for the case that it cannot be stored. Where that was the value of another
     * caller, which this one has waited for, it has not run.
     */
    private final class Run implements Function<CharSequence, @Nullable Object> {

        private final MethodCall call;
        private final CharSequence key;
        private final Thread caller = Thread.currentThread();
        private @Nullable Object value = NOTHING;

        Run(MethodCall call, CharSequence key) {
            this.call = call;
            this.key = key;
        }

        boolean hasEnded() {
            return value != NOTHING;
        }

        @Override
        @SuppressWarnings("ReferenceEquality") // a thread is itself only
        public @Nullable Object apply(CharSequence same) {
            try {
                Object returned = rules.stored().form().valueOf(call.proceed());
                if (Thread.currentThread() != caller) {
                    rules.checkKey(key, call);
                }
                value = returned;
                return returned;
            } catch (Exception e) {
                throw MethodFailure.of(e);
            }
        }
    }
}
