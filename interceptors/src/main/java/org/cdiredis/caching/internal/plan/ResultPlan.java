package org.cdiredis.caching.internal.plan;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.cdiredis.LoadPolicy;
import org.cdiredis.ValueEncodingException;
import org.cdiredis.caching.Nulls;
import org.cdiredis.caching.internal.CachingLogger;

/** A method whose result is cached, and that returns it when it has it. */
public final class ResultPlan implements CallPlan {

    private final ResultRules rules;
    private final @Nullable LoadPolicy fixed;
    private final AtomicBoolean isReported = new AtomicBoolean();

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
        Run run = new Run(call, key);
        try {
            Object value = rules.cache().cache().getOrLoad(key, run, fixed == null ? rules.policy(call) : fixed);
            evictNull(key, value);
            return rules.stored().form().returned(value);
        } catch (MethodFailure e) {
            throw e.thrown();
        } catch (ValueEncodingException e) {
            return withoutEntry(call, run, e);
        }
    }

    private void evictNull(CharSequence key, @Nullable Object value) {
        if (value == null && rules.isReload() && rules.stored().nulls() == Nulls.EVICT) {
            Stages.await(rules.cache().remove(List.of(key.toString())));
        }
    }

    /** What cannot be stored is returned all the same: the method has done its work. */
    private @Nullable Object withoutEntry(MethodCall call, Run run, ValueEncodingException failure) throws Exception {
        if (isReported.compareAndSet(false, true)) {
            CachingLogger.LOG.resultNotStored(call.method().toString(), failure);
        }
        return run.isDone ? rules.stored().form().returned(run.value) : call.proceed();
    }

    /** Runs the method when there is no entry; keeps the value for the case that it cannot be stored. */
    private final class Run implements Function<CharSequence, @Nullable Object> {

        private final MethodCall call;
        private final CharSequence key;
        private boolean isDone;
        private @Nullable Object value;

        Run(MethodCall call, CharSequence key) {
            this.call = call;
            this.key = key;
        }

        @Override
        public @Nullable Object apply(CharSequence same) {
            try {
                ExceptionEntries exceptions = rules.exceptions();
                Object returned =
                        exceptions == null ? call.proceed() : exceptions.throwOrRun(key.toString(), call::proceed);
                Object found = rules.stored().form().valueOf(returned);
                value = found;
                isDone = true;
                return found;
            } catch (Exception e) {
                throw MethodFailure.of(e);
            }
        }
    }
}
