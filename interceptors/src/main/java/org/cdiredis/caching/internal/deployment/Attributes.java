package org.cdiredis.caching.internal.deployment;

import java.util.List;

import org.cdiredis.caching.CacheKeyGenerator;
import org.cdiredis.caching.CachePut;
import org.cdiredis.caching.CacheRemove;
import org.cdiredis.caching.CacheRemoveAll;
import org.cdiredis.caching.CacheResult;
import org.cdiredis.caching.internal.plan.Outcomes;

/**
 * What the annotations have in common.
 *
 * @param annotation the simple name of the annotation
 * @param alias the alias; empty for the default
 * @param cacheName the name; empty for the default
 * @param key the expression; empty for none
 * @param generator the generator; the interface for none
 * @param condition the expression; empty for none
 * @param isAfter whether it happens after the method
 */
record Attributes(
        String annotation,
        String alias,
        String cacheName,
        String key,
        Class<? extends CacheKeyGenerator> generator,
        String condition,
        boolean isAfter) {

    static Attributes of(CacheResult result) {
        return new Attributes(
                "CacheResult",
                result.alias(),
                result.cacheName(),
                result.key(),
                result.cacheKeyGenerator(),
                result.condition(),
                false);
    }

    static Attributes of(CachePut put) {
        return new Attributes(
                "CachePut",
                put.alias(),
                put.cacheName(),
                put.key(),
                put.cacheKeyGenerator(),
                put.condition(),
                put.afterInvocation());
    }

    static Attributes of(CacheRemove removal) {
        return new Attributes(
                "CacheRemove",
                removal.alias(),
                removal.cacheName(),
                removal.key(),
                removal.cacheKeyGenerator(),
                removal.condition(),
                removal.afterInvocation());
    }

    static Attributes of(CacheRemoveAll clearing) {
        return new Attributes(
                "CacheRemoveAll",
                clearing.alias(),
                clearing.cacheName(),
                "",
                CacheKeyGenerator.class,
                clearing.condition(),
                clearing.afterInvocation());
    }

    static Outcomes outcomes(CachePut put) {
        return new Outcomes(List.of(put.cacheFor()), List.of(put.noCacheFor()));
    }

    static Outcomes outcomes(CacheRemove removal) {
        return new Outcomes(List.of(removal.evictFor()), List.of(removal.noEvictFor()));
    }

    static Outcomes outcomes(CacheRemoveAll clearing) {
        return new Outcomes(List.of(clearing.evictFor()), List.of(clearing.noEvictFor()));
    }
}
