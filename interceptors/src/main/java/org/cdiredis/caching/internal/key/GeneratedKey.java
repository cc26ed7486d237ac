package org.cdiredis.caching.internal.key;

import org.jspecify.annotations.Nullable;

import org.cdiredis.caching.CacheInvocation;
import org.cdiredis.caching.CacheKeyGenerator;
import org.cdiredis.caching.CacheKeys;

/**
 * A key by code of the application.
 *
 * @param beginning what all keys of the cache begin with
 * @param generator gives the key
 */
public record GeneratedKey(String beginning, CacheKeyGenerator generator) implements KeySource {

    @Override
    public String key(CacheInvocation call, @Nullable Object result) {
        return beginning + CacheKeys.of(generator.generate(call));
    }
}
