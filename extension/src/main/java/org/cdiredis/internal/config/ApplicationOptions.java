package org.cdiredis.internal.config;

import java.util.List;

/** Options of the whole application, which no cache has for itself. */
final class ApplicationOptions {

    static final Option<JCacheAnnotations> JCACHE_ANNOTATIONS = Option.constant(
            "jcache-annotations",
            JCacheAnnotations.class,
            JCacheAnnotations.AUTO,
            "Whether `cdi-redis-interceptors` intercepts the annotations of `javax.cache.annotation`. `auto`: if they are on the"
                    + " class path and nothing else in the deployment intercepts them, as Payara does. `on`: in any case; other"
                    + " interceptors that are bound to them are switched off. `off`: not at all.");

    static final List<Option<?>> ALL = List.of(JCACHE_ANNOTATIONS);

    private ApplicationOptions() {}
}
