package org.cdiredis.caching;

import java.lang.reflect.Method;

import org.jspecify.annotations.Nullable;

/** A call of a method with annotations of this package, for a {@link CacheKeyGenerator} or an {@link ExpiryChooser}. */
public interface CacheInvocation {

    /**
     * The method.
     *
     * @return the method, as its class declares it
     */
    Method method();

    /**
     * The bean.
     *
     * @return the object whose method is called
     */
    Object target();

    /**
     * The arguments.
     *
     * @return the arguments of the call, not a copy: do not change them
     */
    @Nullable
    Object[] arguments();
}
