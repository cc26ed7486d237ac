package org.cdiredis.caching.internal.plan;

import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;

import org.cdiredis.Expiry;
import org.cdiredis.ValueEncodingException;
import org.cdiredis.caching.internal.CachingLogger;

/**
 * What becomes of values of one method that no entry can hold. The method has done its work, so that its caller hears nothing of it; it is
 * logged once, as all values of the method may be so. Thread-safe.
 */
public final class UnstorableValues {

    private final AtomicBoolean isReported = new AtomicBoolean();

    /** A method has returned one. */
    void returned(Method method, ValueEncodingException failure) {
        if (isReported.compareAndSet(false, true)) {
            CachingLogger.LOG.resultNotStored(method.toString(), failure);
        }
    }

    /**
     * Puts an entry; if there can be none, removes the one that is there, which would be out of date.
     *
     * @param cache where
     * @param method the method that puts it
     * @param key its key in the alias
     * @param value its value
     * @param expiry when it expires
     * @return completes when it has been put or removed
     */
    public CompletionStage<?> put(NamedCache cache, Method method, String key, @Nullable Object value, Expiry expiry) {
        try {
            return cache.put(key, value, expiry);
        } catch (ValueEncodingException e) {
            if (isReported.compareAndSet(false, true)) {
                CachingLogger.LOG.valueNotPut(method.toString(), e);
            }
            return cache.remove(List.of(key));
        }
    }
}
