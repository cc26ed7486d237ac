package org.cdiredis.internal.cdi;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import jakarta.enterprise.util.TypeLiteral;

import com.fasterxml.jackson.databind.JavaType;
import org.redisson.api.RedissonClient;

import org.cdiredis.Cache;
import org.cdiredis.Caches;
import org.cdiredis.NullPolicy;
import org.cdiredis.internal.CacheLogger;
import org.cdiredis.internal.Messages;
import org.cdiredis.internal.cache.CacheFactory;
import org.cdiredis.internal.client.ClientCheck;
import org.cdiredis.internal.client.Clients;
import org.cdiredis.internal.codec.KeyText;
import org.cdiredis.internal.codec.ValueCodec;
import org.cdiredis.internal.codec.ValueCodecs;
import org.cdiredis.internal.commands.CommandsFactory;
import org.cdiredis.internal.commands.RedisCommands;
import org.cdiredis.internal.config.CacheSettings;
import org.cdiredis.internal.config.Components;
import org.cdiredis.internal.config.MethodErrors;
import org.cdiredis.internal.config.Problems;
import org.cdiredis.internal.config.UnusableComponentException;
import org.cdiredis.internal.invalidation.InvalidationsFactory;
import org.cdiredis.internal.limit.LimitFactory;
import org.cdiredis.internal.limit.ServedLimiters;
import org.cdiredis.internal.lock.LockFactories;
import org.cdiredis.internal.lock.LockFactory;
import org.cdiredis.internal.lock.ServedLocks;
import org.cdiredis.internal.transaction.ServerTransactions;
import org.cdiredis.limit.RateLimiters;
import org.cdiredis.lock.Locks;
import org.cdiredis.spi.RedisScripts;

/** All caches of an application, each made once for its alias and types. Thread-safe. */
final class CacheRegistry implements Caches {

    private final NavigableMap<String, CacheSettings> settings;
    private final Clients clients;
    private final Components components;
    private final CacheFactory factory;
    private final ValueCodecs codecs;
    private final Map<String, LockFactory> locks = new ConcurrentHashMap<>();
    private final Map<String, RedisScripts> scripts = new ConcurrentHashMap<>();
    private final Map<InjectedCacheReference, Cache<?, ?>> caches = new ConcurrentHashMap<>();

    CacheRegistry(
            NavigableMap<String, CacheSettings> settings, Clients clients, Components components, Executor background) {
        this.settings = Collections.unmodifiableNavigableMap(settings);
        this.clients = clients;
        this.components = components;
        this.factory = new CacheFactory(
                components,
                clients.timer(),
                background,
                cache -> InvalidationsFactory.create(cache, clients),
                new ServerTransactions());
        this.codecs = new ValueCodecs(components);
    }

    @Override
    public SortedSet<String> names() {
        return settings.navigableKeySet();
    }

    @Override
    public <K, V> Cache<K, V> get(String name, Class<K> keyType, Class<V> valueType) {
        return typed(name, new CacheTypes(keyType, valueType));
    }

    @Override
    public <K, V> Cache<K, V> get(String name, Class<K> keyType, TypeLiteral<V> valueType) {
        return typed(name, new CacheTypes(keyType, valueType.getType()));
    }

    @Override
    public RedissonClient client(String name) {
        return CommandsFactory.client(name, settings(name).connection(), clients);
    }

    /** Finds the parts that the application brings, and reports those that cannot be had. */
    void validate(Problems problems) {
        for (CacheSettings cache : settings.values()) {
            ClientCheck.validate(cache, problems);
            cache.components().forEach(component -> {
                try {
                    components.get(component);
                } catch (UnusableComponentException e) {
                    problems.add(String.valueOf(e.getMessage()));
                }
            });
        }
    }

    /** The canonical form of a type without type variables. */
    JavaType canonical(Type valueType) {
        return codecs.canonical(valueType);
    }

    /** The cache of an alias for methods. */
    Cache<CharSequence, ?> forMethods(String alias, Type valueType, Optional<NullPolicy> nulls) {
        Cache<CharSequence, ?> cache = typed(alias, CharSequence.class, KeyText.OF_SEQUENCES, valueType);
        return CacheFactory.forMethods(cache, nulls, settings(alias).errors().ofMethods() == MethodErrors.BYPASS);
    }

    /** Why the values of an alias cannot be of a type; empty if they can. */
    Optional<String> refusal(String alias, Type valueType) {
        CacheSettings found = settings(alias);
        return CacheTypes.isOpen(valueType)
                ? Optional.of("Name a type without type variables or wildcards")
                : codecs.refusal(found.values(), valueType);
    }

    /** How long a call of an alias takes at most. */
    Duration deadline(String alias) {
        return settings(alias).connection().deadline();
    }

    /** Reports the type of the values of an injection point, if the serializer of its cache cannot write it. */
    void validateValueType(String alias, Type valueType, String injectionPoint, Problems problems) {
        CacheSettings found = settings(alias);
        codecs.refusal(found.values(), valueType)
                .ifPresent(remedy -> problems.add(notSerializable(injectionPoint, found, valueType, remedy)));
    }

    private static String notSerializable(String place, CacheSettings found, Type valueType, String remedy) {
        return Messages.MESSAGES.valueTypeNotSerializable(
                place,
                found.values().serializer().kind().name().toLowerCase(Locale.ROOT),
                found.alias(),
                valueType.getTypeName(),
                remedy);
    }

    /** Logs which caches there are, and what is doubtful about them. */
    void report() {
        CacheLogger.LOG.cachesConfigured(String.join(", ", settings.keySet()));
        settings.values().forEach(ClientCheck::report);
        SharedKeySpaces.among(settings.values(), components)
                .forEach(pair -> CacheLogger.LOG.sharedKeySpace(pair.one(), pair.other()));
    }

    /** The cache of an alias for types that say how to decode. */
    <K, V> Cache<K, V> typed(String alias, CacheTypes types) {
        KeyText<?> keyText = KeyText.of(types.key())
                .orElseThrow(() -> new IllegalArgumentException(
                        Messages.MESSAGES.keyTypeWithoutText(types.key().getTypeName(), KeyText.SUPPORTED)));
        return typed(alias, (Class<?>) types.key(), keyText, types.value());
    }

    @SuppressWarnings("unchecked") // the types are those that the cache was made for
    private <K, V> Cache<K, V> typed(String alias, Class<?> keyType, KeyText<?> keyText, Type valueType) {
        CacheSettings found = settings(alias);
        if (CacheTypes.isOpen(valueType)) {
            throw new IllegalArgumentException(Messages.MESSAGES.openValueType(valueType.getTypeName()));
        }
        codecs.refusal(found.values(), valueType).ifPresent(remedy -> {
            throw new IllegalArgumentException(notSerializable("valueType", found, valueType, remedy));
        });
        return (Cache<K, V>) caches.computeIfAbsent(
                new InjectedCacheReference(alias, keyType, codecs.canonical(valueType)),
                reference -> create(found, keyText, reference));
    }

    private Cache<?, ?> create(CacheSettings found, KeyText<?> keyText, InjectedCacheReference reference) {
        return factory.create(
                found,
                keyText,
                codecs.codec(found.values(), reference.value()),
                commands(found),
                locks(found),
                reference);
    }

    /** Made once per alias, so that caches of other types know who holds what. */
    private LockFactory locks(CacheSettings found) {
        return locks.computeIfAbsent(found.alias(), alias -> LockFactories.create(found, clients));
    }

    /** The locks of an alias, as an application sees them. */
    Locks servedLocks(String alias) {
        CacheSettings found = settings(alias);
        return new ServedLocks(locks(found), factory.prefix(found));
    }

    /** The rate limiters of an alias. */
    RateLimiters rateLimiters(String alias) {
        CacheSettings found = settings(alias);
        return new ServedLimiters(alias, LimitFactory.create(found, clients), factory.prefix(found), clients.timer());
    }

    /** Scripts in the Redis of an alias. */
    RedisScripts scripts(String alias) {
        return scripts.computeIfAbsent(alias, name -> ServedScripts.of(settings(name), clients));
    }

    /** The values of an alias as bytes. */
    <V> ValueCodec<V> values(String alias, Class<V> type) {
        CacheSettings found = settings(alias);
        codecs.refusal(found.values(), type).ifPresent(remedy -> {
            throw new IllegalArgumentException(notSerializable("type", found, type, remedy));
        });
        return codecs.codec(found.values(), codecs.canonical(type));
    }

    private RedisCommands commands(CacheSettings found) {
        return CommandsFactory.create(
                found.alias(), found.connection(), found.errors().breaker(), clients);
    }

    private CacheSettings settings(String alias) {
        CacheSettings found = settings.get(alias);
        if (found == null) {
            throw new IllegalArgumentException(Messages.MESSAGES.noSuchCache(
                    alias, settings.isEmpty() ? "none" : String.join(", ", settings.keySet())));
        }
        return found;
    }
}
