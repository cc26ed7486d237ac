package org.cdiredis.caching.internal.deployment;

import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.cdiredis.Expiry;
import org.cdiredis.LoadPolicy;
import org.cdiredis.NullPolicy;
import org.cdiredis.SingleFlight;
import org.cdiredis.caching.CacheResult;
import org.cdiredis.caching.Flight;
import org.cdiredis.caching.internal.Messages;
import org.cdiredis.caching.internal.plan.AsyncResultPlan;
import org.cdiredis.caching.internal.plan.CallPlan;
import org.cdiredis.caching.internal.plan.ExceptionEntries;
import org.cdiredis.caching.internal.plan.ResultPlan;
import org.cdiredis.caching.internal.plan.ResultRules;
import org.cdiredis.caching.internal.plan.StoreRules;
import org.cdiredis.interceptors.internal.expression.Expression;

/** Reads {@link CacheResult}. For one deployment. */
final class ResultReader {

    private static final String ANNOTATION = "CacheResult";

    private final DeploymentContext context;
    private final CacheRegister caches;
    private final KeyReader keys;
    private final RuleReader rules;

    ResultReader(DeploymentContext context, CacheRegister caches) {
        this.context = context;
        this.caches = caches;
        this.keys = new KeyReader(context);
        this.rules = new RuleReader(context);
    }

    /** A plan that waits for all caches to be known; empty if there is a problem, which is reported. */
    Optional<Draft<CallPlan>> read(MethodDeclaration method, CacheResult result, Signature signature) {
        ValueType type = signature.result();
        if (type.isVoid()) {
            context.problems().add(Messages.MESSAGES.nothingToCache(method.place()));
            return Optional.empty();
        }
        if (Signature.isReadableOnce(type.declared())) {
            context.problems()
                    .add(Messages.MESSAGES.readableOnce(
                            method.place(), type.declared().getName()));
            return Optional.empty();
        }
        Attributes attributes = Attributes.of(result);
        Expression<Boolean> condition = rules.condition(method, attributes);
        StoreRules stored = rules.stored(method, result, type);
        LoadPolicy load = load(method, result, signature, stored);
        List<Constructor<? extends Throwable>> exceptions = exceptions(method, result);
        Expiry exceptionExpiry = result.exceptionTtl().isEmpty()
                ? stored.lifetime().expiry()
                : rules.expiry(method, ANNOTATION, "exceptionTtl", result.exceptionTtl());
        return caches.name(method, attributes).flatMap(name -> {
            caches.values(name, type.type(), method);
            if (!exceptions.isEmpty()) {
                caches.exceptions(name, method);
            }
            return keys.read(method, signature, attributes, name)
                    .map(key -> () -> plan(
                            signature,
                            new ResultRules(
                                    caches.cache(name, result.nulls()),
                                    key,
                                    condition,
                                    load,
                                    stored,
                                    entries(name, exceptions, exceptionExpiry))));
        });
    }

    private CallPlan plan(Signature signature, ResultRules read) {
        return signature.async() == null
                ? new ResultPlan(read)
                : new AsyncResultPlan(read, signature.async(), context.caches().executor());
    }

    private LoadPolicy load(MethodDeclaration method, CacheResult result, Signature signature, StoreRules stored) {
        Optional<Duration> window = rules.duration(method, ANNOTATION, "staleWindow", result.staleWindow());
        if (method.kind() != BeanKind.LASTING) {
            window.ifPresent(unused -> refuse(method, "staleWindow"));
            if (method.kind() == BeanKind.ENTERPRISE && signature.async() != null) {
                refuse(method, "@CacheResult");
            }
            window = Optional.of(Duration.ZERO); // nothing of it runs in the background, whatever the alias says
        }
        LoadPolicy policy = LoadPolicy.byDefault().withExpiry(stored.lifetime().expiry());
        if (window.isPresent()) {
            policy = policy.withStaleWindow(window.get());
        }
        Optional<SingleFlight> flight = flight(result.singleFlight());
        if (flight.isPresent()) {
            policy = policy.withSingleFlight(flight.get());
        }
        return result.skipGet() ? policy.reloading() : policy;
    }

    private void refuse(MethodDeclaration method, String what) {
        context.problems()
                .add(
                        method.kind() == BeanKind.ENTERPRISE
                                ? Messages.MESSAGES.notOfSessionBeans(method.place(), what)
                                : Messages.MESSAGES.notOfShortLivedBeans(method.place(), what));
    }

    private static Optional<SingleFlight> flight(Flight flight) {
        return switch (flight) {
            case BY_CONFIGURATION -> Optional.empty();
            case NONE -> Optional.of(SingleFlight.NONE);
            case LOCAL -> Optional.of(SingleFlight.LOCAL);
            case CLUSTER -> Optional.of(SingleFlight.CLUSTER);
        };
    }

    private List<Constructor<? extends Throwable>> exceptions(MethodDeclaration method, CacheResult result) {
        List<Constructor<? extends Throwable>> constructors = new ArrayList<>();
        for (Class<? extends Throwable> type : result.cachedExceptions()) {
            constructor(type)
                    .ifPresentOrElse(
                            constructors::add,
                            () -> context.problems()
                                    .add(Messages.MESSAGES.unusableException(method.place(), type.getName())));
        }
        return List.copyOf(constructors);
    }

    private static Optional<Constructor<? extends Throwable>> constructor(Class<? extends Throwable> type) {
        try {
            Constructor<? extends Throwable> constructor = type.getDeclaredConstructor(String.class);
            return !Modifier.isAbstract(type.getModifiers()) && constructor.trySetAccessible()
                    ? Optional.of(constructor)
                    : Optional.empty();
        } catch (NoSuchMethodException e) {
            return Optional.empty();
        }
    }

    private @Nullable ExceptionEntries entries(
            CacheName name, List<Constructor<? extends Throwable>> exceptions, Expiry expiry) {
        return exceptions.isEmpty()
                ? null
                : new ExceptionEntries(
                        context.caches().get(name.alias(), String.class, Optional.of(NullPolicy.SKIP)),
                        exceptions,
                        expiry,
                        context.caches().deadline(name.alias()));
    }
}
