package org.cdiredis.caching.internal.jcache;

import java.lang.annotation.Annotation;
import javax.cache.annotation.CacheKeyGenerator;
import javax.cache.annotation.CacheKeyInvocationContext;
import javax.cache.annotation.GeneratedCacheKey;

/** The same key for all calls. */
public final class ConstantKey implements CacheKeyGenerator {

    private record Constant(String name) implements GeneratedCacheKey {}

    @Override
    public GeneratedCacheKey generateCacheKey(CacheKeyInvocationContext<? extends Annotation> invocation) {
        return new Constant("constant");
    }
}
