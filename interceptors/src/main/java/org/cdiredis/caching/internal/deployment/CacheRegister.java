package org.cdiredis.caching.internal.deployment;

import java.lang.reflect.Type;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.cdiredis.Cache;
import org.cdiredis.NullPolicy;
import org.cdiredis.RedisCache;
import org.cdiredis.caching.CacheDefaults;
import org.cdiredis.caching.Nulls;
import org.cdiredis.caching.internal.Messages;
import org.cdiredis.caching.internal.plan.NamedCache;
import org.cdiredis.interceptors.internal.config.InvalidTextException;

/** The caches that annotations name, and the types of their values. For one deployment. */
final class CacheRegister {

    private static final Pattern VALID = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}._:$-]*");

    private final DeploymentContext context;
    private final Map<CacheName, Type> values = new LinkedHashMap<>();
    private final Set<CacheName> withExceptions = new LinkedHashSet<>();

    CacheRegister(DeploymentContext context) {
        this.context = context;
    }

    /** Which entries an annotation means; empty if it is wrong, which is reported. */
    Optional<CacheName> name(MethodDeclaration method, Attributes attributes) {
        CacheDefaults defaults = method.defaults();
        String alias = first(attributes.alias(), defaults == null ? "" : defaults.alias());
        String name = first(attributes.cacheName(), defaults == null ? "" : defaults.cacheName());
        Optional<String> resolvedAlias = resolved(method, attributes, "alias", alias);
        Optional<String> resolvedName = resolved(method, attributes, "cacheName", name);
        if (resolvedAlias.isEmpty() || resolvedName.isEmpty()) {
            return Optional.empty();
        }
        return name(method, attributes, resolvedAlias.get(), resolvedName.get());
    }

    private Optional<CacheName> name(MethodDeclaration method, Attributes attributes, String alias, String name) {
        Set<String> aliases = context.caches().names();
        if (!name.isEmpty() && aliases.contains(name) && (alias.isEmpty() || alias.equals(name))) {
            return Optional.of(new CacheName(name, ""));
        }
        String found = first(alias, RedisCache.DEFAULT);
        if (!aliases.contains(found)) {
            context.problems()
                    .add(Messages.MESSAGES.unknownAlias(
                            method.place(),
                            attributes.annotation(),
                            found,
                            aliases.isEmpty() ? "none" : String.join(", ", aliases)));
            return Optional.empty();
        }
        if (name.isEmpty()) {
            if (method.result() == null) {
                context.problems().add(Messages.MESSAGES.noCacheName(method.place(), attributes.annotation()));
                return Optional.empty();
            }
            return Optional.of(new CacheName(found, method.name()));
        }
        if (!VALID.matcher(name).matches()) {
            context.problems().add(Messages.MESSAGES.invalidCacheName(method.place(), name));
            return Optional.empty();
        }
        return Optional.of(new CacheName(found, name));
    }

    private Optional<String> resolved(MethodDeclaration method, Attributes attributes, String attribute, String text) {
        try {
            return Optional.of(context.texts().resolve(text));
        } catch (InvalidTextException e) {
            context.problems()
                    .add(Messages.MESSAGES.invalidAttribute(
                            method.place(), attributes.annotation(), attribute, text, e.reason()));
            return Optional.empty();
        }
    }

    private static String first(String text, String otherwise) {
        return text.isEmpty() ? otherwise : text;
    }

    /** Takes note of the type of the values that a method has; reports one that doesn't fit the cache. */
    void values(CacheName name, Type type, MethodDeclaration method) {
        Optional<String> refusal = context.caches().refusal(name.alias(), type);
        if (refusal.isPresent()) {
            context.problems()
                    .add(Messages.MESSAGES.valueTypeNotSerializable(
                            method.place(), name.alias(), type.getTypeName(), refusal.get()));
            return;
        }
        values.putIfAbsent(name, type);
        context.types()
                .conflict(name.alias(), name.name(), new ValueTypes.Use(type.getTypeName(), method.place()))
                .ifPresent(other -> context.problems()
                        .add(Messages.MESSAGES.conflictingTypes(
                                name.shown(),
                                name.alias(),
                                other.type(),
                                other.place(),
                                type.getTypeName(),
                                method.place())));
    }

    /** Takes note that a cache has exceptions, too; reports it if they can't be written. */
    void exceptions(CacheName name, MethodDeclaration method) {
        withExceptions.add(name);
        context.caches()
                .refusal(name.alias(), String.class)
                .ifPresent(refusal -> context.problems()
                        .add(Messages.MESSAGES.valueTypeNotSerializable(
                                method.place(), name.alias(), "java.lang.String, that of exceptions", refusal)));
    }

    /** A cache, when all types are known and there is no problem. */
    NamedCache cache(CacheName name, Nulls nulls) {
        Type known = values.get(name);
        Type type = known == null ? anyType(name.alias()) : known;
        Cache<CharSequence, @Nullable Object> cache = context.caches().get(name.alias(), type, policy(nulls));
        return new NamedCache(cache, name.beginning(), withExceptions.contains(name));
    }

    /** A type that the serializer accepts, for who only removes. */
    private Type anyType(String alias) {
        return List.<Type>of(Object.class, String.class, byte[].class).stream()
                .filter(type -> context.caches().refusal(alias, type).isEmpty())
                .findFirst()
                .orElse(Object.class);
    }

    private static Optional<NullPolicy> policy(Nulls nulls) {
        return switch (nulls) {
            case BY_CONFIGURATION -> Optional.empty();
            case STORE -> Optional.of(NullPolicy.STORE);
            case SKIP, EVICT -> Optional.of(NullPolicy.SKIP);
        };
    }

    int count() {
        return values.size();
    }
}
