package org.cdiredis.caching.internal.jcache;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.cache.CacheManager;
import javax.cache.configuration.CacheEntryListenerConfiguration;
import javax.cache.configuration.Configuration;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.integration.CompletionListener;
import javax.cache.processor.EntryProcessor;
import javax.cache.processor.EntryProcessorResult;

import org.jspecify.annotations.Nullable;

import org.cdiredis.Cache;
import org.cdiredis.caching.internal.plan.NamedCache;
import org.cdiredis.codec.GlobPattern;

/**
 * A cache of this library as the standard's: what resolvers and the interceptors need. What Redis cannot do in one step, or what
 * needs keys to be more than texts, is refused. Thread-safe.
 */
final class RedisStandardCache implements javax.cache.Cache<Object, Object> {

    private final String name;
    private final NamedCache entries;
    private final Cache<CharSequence, @Nullable Object> cache;
    private final RedisCacheManager manager;

    RedisStandardCache(String name, NamedCache entries, RedisCacheManager manager) {
        this.name = name;
        this.entries = entries;
        this.cache = entries.cache();
        this.manager = manager;
    }

    /** What this is a view of. */
    NamedCache entries() {
        return entries;
    }

    /** The same cache for values of a type; this one if there is none. */
    RedisStandardCache typed(Optional<Type> valueType) {
        return valueType.isEmpty() ? this : manager.cache(name, valueType);
    }

    @Override
    public @Nullable Object get(Object key) {
        return cache.get(text(key));
    }

    @Override
    public Map<Object, Object> getAll(Set<?> keys) {
        Map<String, Object> byText = new HashMap<>();
        keys.forEach(key -> byText.put(text(key), key));
        Map<Object, Object> found = new HashMap<>();
        cache.getAll(byText.keySet()).forEach((text, value) -> {
            if (value != null) {
                found.put(Objects.requireNonNull(byText.get(text.toString())), value);
            }
        });
        return found;
    }

    @Override
    public boolean containsKey(Object key) {
        return cache.contains(text(key));
    }

    @Override
    public void put(Object key, Object value) {
        cache.put(text(key), Objects.requireNonNull(value, "value"));
    }

    @Override
    public void putAll(Map<?, ?> entries) {
        Map<String, @Nullable Object> byText = new HashMap<>();
        entries.forEach((key, value) -> byText.put(text(key), Objects.requireNonNull(value, "value")));
        cache.putAll(byText);
    }

    @Override
    public boolean putIfAbsent(Object key, Object value) {
        return cache.putIfAbsent(text(key), Objects.requireNonNull(value, "value"));
    }

    @Override
    public boolean replace(Object key, Object value) {
        return cache.putIfPresent(text(key), Objects.requireNonNull(value, "value"));
    }

    @Override
    public boolean remove(Object key) {
        String text = text(key);
        boolean isThere = cache.contains(text); // in a transaction, the removal does not tell
        return cache.remove(text) || isThere;
    }

    @Override
    public void removeAll(Set<?> keys) {
        List<String> texts = new ArrayList<>();
        keys.forEach(key -> texts.add(text(key)));
        cache.removeAll(texts);
    }

    @Override
    public void removeAll() {
        String beginning = entries.beginning();
        if (beginning.isEmpty()) {
            cache.clear();
        } else {
            cache.removeAll(GlobPattern.escape(beginning) + "*");
        }
    }

    @Override
    public void clear() {
        removeAll();
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public CacheManager getCacheManager() {
        return manager;
    }

    /** It lives as long as the application. */
    @Override
    public boolean isClosed() {
        return false;
    }

    @Override
    public <C extends Configuration<Object, Object>> C getConfiguration(Class<C> type) {
        Configuration<Object, Object> configuration = new MutableConfiguration<>();
        if (!type.isInstance(configuration)) {
            throw new IllegalArgumentException(JCacheMessages.MESSAGES.cannotUnwrap("Configuration", type.getName()));
        }
        return type.cast(configuration);
    }

    /** This, or the cache of this library whose keys are texts. */
    @Override
    public <T> T unwrap(Class<T> type) {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        if (type.isInstance(cache)) {
            return type.cast(cache);
        }
        throw new IllegalArgumentException(JCacheMessages.MESSAGES.cannotUnwrap("javax.cache.Cache", type.getName()));
    }

    @Override
    public boolean remove(Object key, Object oldValue) {
        throw unsupported("remove(key, oldValue)");
    }

    @Override
    public boolean replace(Object key, Object oldValue, Object newValue) {
        throw unsupported("replace(key, oldValue, newValue)");
    }

    @Override
    public Object getAndPut(Object key, Object value) {
        throw unsupported("getAndPut");
    }

    @Override
    public Object getAndRemove(Object key) {
        throw unsupported("getAndRemove");
    }

    @Override
    public Object getAndReplace(Object key, Object value) {
        throw unsupported("getAndReplace");
    }

    @Override
    public void loadAll(Set<?> keys, boolean replaceExistingValues, CompletionListener listener) {
        throw unsupported("loadAll");
    }

    @Override
    public <T> T invoke(Object key, EntryProcessor<Object, Object, T> processor, Object... arguments) {
        throw unsupported("invoke");
    }

    @Override
    public <T> Map<Object, EntryProcessorResult<T>> invokeAll(
            Set<?> keys, EntryProcessor<Object, Object, T> processor, Object... arguments) {
        throw unsupported("invokeAll");
    }

    @Override
    public void registerCacheEntryListener(CacheEntryListenerConfiguration<Object, Object> configuration) {
        throw unsupported("registerCacheEntryListener");
    }

    @Override
    public void deregisterCacheEntryListener(CacheEntryListenerConfiguration<Object, Object> configuration) {
        throw unsupported("deregisterCacheEntryListener");
    }

    @Override
    public Iterator<Entry<Object, Object>> iterator() {
        throw unsupported("iterator");
    }

    @Override
    public void close() {
        throw unsupported("close");
    }

    @Override
    public String toString() {
        return "javax.cache.Cache " + name;
    }

    /** The key in the alias. */
    String text(Object key) {
        return entries.beginning() + KeyTexts.of(Objects.requireNonNull(key, "key"));
    }

    private static UnsupportedOperationException unsupported(String operation) {
        return new UnsupportedOperationException(JCacheMessages.MESSAGES.unsupportedOperation(operation));
    }
}
