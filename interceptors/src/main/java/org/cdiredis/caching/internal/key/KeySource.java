package org.cdiredis.caching.internal.key;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.cdiredis.caching.CacheInvocation;

/** Makes the keys of the calls of one method, as they are in the alias of its cache. Immutable and thread-safe. */
public interface KeySource {

    /**
     * The key of a call.
     *
     * @param call the call
     * @param result what the method has returned; null before it has
     * @return the key
     * @throws RuntimeException if there is none: an argument has no text form, or code of the application throws
     */
    String key(CacheInvocation call, @Nullable Object result);

    /**
     * The key of a call to find its entry by: equal for equal calls. Its text is {@link #key}, and may be made when it is asked for.
     *
     * @param call the call
     * @return the key
     * @throws RuntimeException as with {@link #key}, or later, when the text is asked for
     */
    default CharSequence lookupKey(CacheInvocation call) {
        return key(call, null);
    }

    /**
     * The keys of a call that stands for several.
     *
     * @param call the call
     * @param result what the method has returned; null before it has
     * @return the keys, one by default
     * @throws RuntimeException as with {@link #key}
     */
    default List<String> keys(CacheInvocation call, @Nullable Object result) {
        return List.of(key(call, result));
    }

    /**
     * Whether a call still has a key, its arguments not having been changed since.
     *
     * @param known the key that it had
     * @param call the call
     * @return false if it has another one now, or none; true, too, where that cannot be told
     */
    default boolean isStill(CharSequence known, CacheInvocation call) {
        return true;
    }

    /**
     * Whether the key is known only after the method has returned.
     *
     * @return true if the result is part of it
     */
    default boolean needsResult() {
        return false;
    }
}
