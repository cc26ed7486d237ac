package org.cdiredis.caching.internal.deployment;

import java.lang.reflect.Method;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

import org.cdiredis.caching.CacheKey;
import org.cdiredis.caching.CacheResult;
import org.cdiredis.caching.CacheValue;
import org.cdiredis.caching.internal.Messages;
import org.cdiredis.caching.internal.plan.CallPlan;
import org.cdiredis.interceptors.internal.deployment.Interceptable;
import org.cdiredis.interceptors.internal.key.ParameterSelection;

/**
 * Makes the plans of an application: first all methods are read, and what is wrong is reported; then, if nothing is, the plans are made.
 * For one deployment.
 */
public final class PlanBuilder {

    private final DeploymentContext context;
    private final CacheRegister caches;
    private final ResultReader results;
    private final ChangeReader changes;
    private final IdentityHashMap<MethodDeclaration, Draft<CallPlan>> drafts = new IdentityHashMap<>();

    /**
     * A builder.
     *
     * @param context what plans are made with
     */
    public PlanBuilder(DeploymentContext context) {
        this.context = context;
        this.caches = new CacheRegister(context);
        this.results = new ResultReader(context, caches);
        this.changes = new ChangeReader(context, caches);
    }

    /**
     * Reads a method.
     *
     * @param method the method
     */
    public void add(MethodDeclaration method) {
        Interceptable.obstacle(method.method())
                .ifPresent(modifier -> context.problems()
                        .add(Messages.MESSAGES.notInterceptable(method.place(), modifier, method.annotation())));
        Signature signature = Signature.of(method.type(), method.method());
        CacheResult result = method.result();
        if (result == null) {
            checkStrayValue(method);
            put(method, changes.read(method, signature));
            return;
        }
        if (!method.change().isEmpty()) {
            context.problems().add(Messages.MESSAGES.resultAndChange(method.place(), method.change()));
            return;
        }
        checkStrayValue(method);
        results.read(method, result, signature).ifPresent(draft -> put(method, draft));
    }

    private void checkStrayValue(MethodDeclaration method) {
        boolean isMarked =
                ParameterSelection.positions(method.parameterAnnotations(), CacheValue.class::isInstance).length > 0
                        || method.onMethod().stream().anyMatch(CacheValue.class::isInstance);
        if (isMarked && method.puts().isEmpty()) {
            context.problems().add(Messages.MESSAGES.strayParameterAnnotation(method.place(), "CacheValue"));
        }
        boolean isKeyMarked =
                ParameterSelection.positions(method.parameterAnnotations(), CacheKey.class::isInstance).length > 0;
        if (isKeyMarked
                && method.result() == null
                && method.puts().isEmpty()
                && method.removals().isEmpty()) {
            context.problems().add(Messages.MESSAGES.strayParameterAnnotation(method.place(), "CacheKey"));
        }
    }

    private void put(MethodDeclaration method, Draft<CallPlan> draft) {
        drafts.put(method, draft);
    }

    /**
     * Makes the plans. Only if there is no problem.
     *
     * @param methods methods that have been added
     * @return their plans
     */
    public Map<Method, CallPlan> build(Collection<MethodDeclaration> methods) {
        Map<Method, CallPlan> plans = new HashMap<>();
        for (MethodDeclaration method : methods) {
            Draft<CallPlan> draft = drafts.get(method);
            if (draft != null) {
                plans.put(method.method(), draft.make());
            }
        }
        return Map.copyOf(plans);
    }

    /**
     * How many methods there are.
     *
     * @return the number of plans
     */
    public int methodCount() {
        return drafts.size();
    }

    /**
     * How many caches there are.
     *
     * @return the number of names that values are put under
     */
    public int cacheCount() {
        return caches.count();
    }
}
