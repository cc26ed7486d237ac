package org.cdiredis.caching.internal.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.cdiredis.caching.CachePut;
import org.cdiredis.caching.CacheRemove;
import org.cdiredis.caching.CacheRemoveAll;
import org.cdiredis.caching.CacheValue;
import org.cdiredis.caching.Nulls;
import org.cdiredis.caching.internal.Messages;
import org.cdiredis.caching.internal.plan.AsyncChangesPlan;
import org.cdiredis.caching.internal.plan.CallPlan;
import org.cdiredis.caching.internal.plan.Change;
import org.cdiredis.caching.internal.plan.ChangeRules;
import org.cdiredis.caching.internal.plan.ChangesPlan;
import org.cdiredis.caching.internal.plan.Clearing;
import org.cdiredis.caching.internal.plan.Outcomes;
import org.cdiredis.caching.internal.plan.Put;
import org.cdiredis.caching.internal.plan.Removal;
import org.cdiredis.caching.internal.plan.StoreRules;
import org.cdiredis.caching.internal.plan.UnstorableValues;
import org.cdiredis.interceptors.internal.key.ParameterSelection;

/** Reads {@link CachePut}, {@link CacheRemove} and {@link CacheRemoveAll}. For one deployment. */
final class ChangeReader {

    private final DeploymentContext context;
    private final CacheRegister caches;
    private final KeyReader keys;
    private final RuleReader rules;

    ChangeReader(DeploymentContext context, CacheRegister caches) {
        this.context = context;
        this.caches = caches;
        this.keys = new KeyReader(context);
        this.rules = new RuleReader(context);
    }

    /** A plan that waits for all caches to be known; without what is wrong, which is reported. */
    Draft<CallPlan> read(MethodDeclaration method, Signature signature) {
        List<Draft<? extends Change>> drafts = new ArrayList<>();
        method.puts().forEach(put -> put(method, put, signature).ifPresent(drafts::add));
        method.removals().forEach(removal -> removal(method, removal, signature).ifPresent(drafts::add));
        method.clearings().forEach(clearing -> clearing(method, clearing).ifPresent(drafts::add));
        return () -> {
            List<Change> changes = new ArrayList<>();
            drafts.forEach(draft -> changes.add(draft.make()));
            return signature.async() == null
                    ? new ChangesPlan(changes)
                    : new AsyncChangesPlan(
                            changes,
                            signature.async(),
                            context.caches().executor(),
                            method.kind() == BeanKind.ENTERPRISE);
        };
    }

    private Optional<Draft<Change>> put(MethodDeclaration method, CachePut put, Signature signature) {
        int[] marked = ParameterSelection.positions(method.parameterAnnotations(), CacheValue.class::isInstance);
        boolean isResult = method.onMethod().stream().anyMatch(CacheValue.class::isInstance);
        int count = marked.length + (isResult ? 1 : 0);
        if (count != 1) {
            context.problems()
                    .add(
                            count == 0
                                    ? Messages.MESSAGES.noValue(method.place())
                                    : Messages.MESSAGES.severalValues(method.place()));
            return Optional.empty();
        }
        int position = isResult ? -1 : marked[0];
        ValueType type = isResult ? signature.result() : signature.parameter(method.method(), position);
        if (type.isVoid() || (isResult && !put.afterInvocation())) {
            context.problems().add(Messages.MESSAGES.noValue(method.place()));
            return Optional.empty();
        }
        Attributes attributes = Attributes.of(put);
        ChangeRules when = when(method, attributes, Attributes.outcomes(put));
        StoreRules stored = rules.stored(method, put, type);
        return caches.name(method, attributes).flatMap(name -> {
            caches.values(name, type.type(), method);
            return keys.read(method, signature, attributes, name)
                    .map(key -> () -> new Put(
                            caches.cache(name, put.nulls()), key, position, stored, when, new UnstorableValues()));
        });
    }

    private Optional<Draft<Change>> removal(MethodDeclaration method, CacheRemove removal, Signature signature) {
        Attributes attributes = Attributes.of(removal);
        ChangeRules when = when(method, attributes, Attributes.outcomes(removal));
        return caches.name(method, attributes)
                .flatMap(name -> keys.read(method, signature, attributes, name)
                        .map(key -> () -> new Removal(caches.cache(name, Nulls.BY_CONFIGURATION), key, when)));
    }

    private Optional<Draft<Change>> clearing(MethodDeclaration method, CacheRemoveAll clearing) {
        Attributes attributes = Attributes.of(clearing);
        ChangeRules when = when(method, attributes, Attributes.outcomes(clearing));
        return caches.name(method, attributes)
                .map(name -> () -> new Clearing(caches.cache(name, Nulls.BY_CONFIGURATION), when));
    }

    private ChangeRules when(MethodDeclaration method, Attributes attributes, Outcomes outcomes) {
        return new ChangeRules(rules.condition(method, attributes), attributes.isAfter(), outcomes);
    }
}
