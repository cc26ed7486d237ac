package org.cdiredis.caching.internal.deployment;

import java.time.Duration;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.cdiredis.Expiry;
import org.cdiredis.caching.CacheDefaults;
import org.cdiredis.caching.CachePut;
import org.cdiredis.caching.CacheResult;
import org.cdiredis.caching.ExpiryChooser;
import org.cdiredis.caching.Nulls;
import org.cdiredis.caching.internal.Messages;
import org.cdiredis.caching.internal.plan.Lifetime;
import org.cdiredis.caching.internal.plan.StoreRules;
import org.cdiredis.interceptors.internal.config.InvalidTextException;
import org.cdiredis.interceptors.internal.deployment.UnusableComponentException;
import org.cdiredis.interceptors.internal.expression.Expression;
import org.cdiredis.interceptors.internal.expression.Expressions;
import org.cdiredis.interceptors.internal.expression.InvalidExpressionException;

/** Reads whether values are stored, and for how long. What is wrong is reported, and left out. For one deployment. */
final class RuleReader {

    private static final String NEVER = "never";

    private final DeploymentContext context;

    RuleReader(DeploymentContext context) {
        this.context = context;
    }

    /** What {@code CacheResult} and {@code CachePut} have in common. */
    private record StoreAttributes(
            String annotation,
            String ttl,
            double jitter,
            Class<? extends ExpiryChooser> chooser,
            String unless,
            Nulls nulls,
            String nullTtl) {}

    StoreRules stored(MethodDeclaration method, CacheResult result, ValueType type) {
        return stored(
                method,
                new StoreAttributes(
                        "CacheResult",
                        result.ttl(),
                        result.ttlJitter(),
                        result.expiryChooser(),
                        result.unless(),
                        result.nulls(),
                        result.nullTtl()),
                type);
    }

    StoreRules stored(MethodDeclaration method, CachePut put, ValueType type) {
        return stored(
                method,
                new StoreAttributes(
                        "CachePut",
                        put.ttl(),
                        put.ttlJitter(),
                        put.expiryChooser(),
                        put.unless(),
                        put.nulls(),
                        put.nullTtl()),
                type);
    }

    private StoreRules stored(MethodDeclaration method, StoreAttributes attributes, ValueType type) {
        CacheDefaults defaults = method.defaults();
        String ttl = attributes.ttl.isEmpty() && defaults != null ? defaults.ttl() : attributes.ttl;
        double jitter = jitter(method, attributes);
        Lifetime lifetime = new Lifetime(expiry(method, attributes.annotation, "ttl", ttl), jitter);
        Lifetime nullLifetime = attributes.nullTtl.isEmpty()
                ? lifetime
                : new Lifetime(expiry(method, attributes.annotation, "nullTtl", attributes.nullTtl), jitter);
        return new StoreRules(
                lifetime,
                chooser(method, attributes),
                condition(
                        method,
                        Expressions.after(method.method(), type.declared()),
                        attributes.annotation,
                        "unless",
                        attributes.unless),
                attributes.nulls,
                nullLifetime,
                type.form());
    }

    private double jitter(MethodDeclaration method, StoreAttributes attributes) {
        if (attributes.jitter >= 0 && attributes.jitter <= 1) {
            return attributes.jitter;
        }
        context.problems()
                .add(Messages.MESSAGES.invalidJitter(method.place(), attributes.annotation, attributes.jitter));
        return 0;
    }

    private @Nullable ExpiryChooser chooser(MethodDeclaration method, StoreAttributes attributes) {
        if (attributes.chooser == ExpiryChooser.class) {
            return null;
        }
        try {
            return context.components().get(attributes.chooser);
        } catch (UnusableComponentException e) {
            context.problems()
                    .add(Messages.MESSAGES.unusableComponent(
                            method.place(),
                            attributes.annotation,
                            "expiryChooser",
                            attributes.chooser.getName(),
                            String.valueOf(e.getMessage())));
            return null;
        }
    }

    Expiry expiry(MethodDeclaration method, String annotation, String attribute, String text) {
        if (text.isEmpty()) {
            return Expiry.byDefault();
        }
        try {
            return context.texts().resolve(text).strip().equals(NEVER)
                    ? Expiry.never()
                    : Expiry.after(context.texts().duration(text));
        } catch (InvalidTextException e) {
            invalid(method, annotation, attribute, text, e.reason() + ", or never");
        } catch (IllegalArgumentException e) {
            invalid(method, annotation, attribute, text, String.valueOf(e.getMessage()));
        }
        return Expiry.byDefault();
    }

    Optional<Duration> duration(MethodDeclaration method, String annotation, String attribute, String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            Duration duration = context.texts().duration(text);
            if (!duration.isNegative()) {
                return Optional.of(duration);
            }
            invalid(method, annotation, attribute, text, "it is negative");
        } catch (InvalidTextException e) {
            invalid(method, annotation, attribute, text, e.reason());
        }
        return Optional.empty();
    }

    @Nullable
    Expression<Boolean> condition(MethodDeclaration method, Attributes attributes) {
        return condition(
                method,
                Expressions.before(method.method()),
                attributes.annotation(),
                "condition",
                attributes.condition());
    }

    private @Nullable Expression<Boolean> condition(
            MethodDeclaration method, Expressions expressions, String annotation, String attribute, String text) {
        if (text.isEmpty()) {
            return null;
        }
        try {
            return expressions.parse(context.texts().resolve(text), Boolean.class);
        } catch (InvalidExpressionException e) {
            invalid(method, annotation, attribute, text, e.reason());
        } catch (InvalidTextException e) {
            invalid(method, annotation, attribute, text, e.reason());
        }
        return null;
    }

    private void invalid(MethodDeclaration method, String annotation, String attribute, String text, String reason) {
        context.problems().add(Messages.MESSAGES.invalidAttribute(method.place(), annotation, attribute, text, reason));
    }
}
