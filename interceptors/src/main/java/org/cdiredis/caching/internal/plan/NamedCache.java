package org.cdiredis.caching.internal.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;

import org.cdiredis.Cache;
import org.cdiredis.Expiry;
import org.cdiredis.codec.GlobPattern;

/**
 * The entries of one name in an alias, or all of the alias.
 *
 * @param cache the cache of the alias, with the type of the values; transactional
 * @param beginning what all keys begin with; empty for all of the alias
 * @param hasExceptions whether there may be cached exceptions besides the values
 */
public record NamedCache(Cache<CharSequence, @Nullable Object> cache, String beginning, boolean hasExceptions) {

    /**
     * Puts an entry.
     *
     * @param key its key in the alias
     * @param value its value
     * @param expiry when it expires
     * @return completes when it has been put
     */
    public CompletionStage<?> put(String key, @Nullable Object value, Expiry expiry) {
        CompletionStage<Boolean> put = cache.async().put(key, value, expiry);
        return hasExceptions
                ? put.thenCombine(cache.async().remove(ExceptionEntries.key(key)), Boolean::logicalOr)
                : put;
    }

    /**
     * Removes entries.
     *
     * @param keys their keys in the alias
     * @return completes when they have been removed
     */
    public CompletionStage<?> remove(List<String> keys) {
        if (!hasExceptions && keys.size() == 1) {
            return cache.async().remove(keys.get(0));
        }
        List<String> all = new ArrayList<>(keys);
        if (hasExceptions) {
            keys.forEach(key -> all.add(ExceptionEntries.key(key)));
        }
        return cache.async().removeAll(all);
    }

    /**
     * Removes all entries.
     *
     * @return completes when they have been removed
     */
    public CompletionStage<?> clear() {
        return beginning.isEmpty()
                ? cache.async().clear()
                : cache.async().removeAll(GlobPattern.escape(beginning) + "*");
    }
}
