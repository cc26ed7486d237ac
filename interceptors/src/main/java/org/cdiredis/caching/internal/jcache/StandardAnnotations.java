package org.cdiredis.caching.internal.jcache;

import java.lang.annotation.Annotation;
import java.util.List;
import javax.cache.annotation.CachePut;
import javax.cache.annotation.CacheRemove;
import javax.cache.annotation.CacheRemoveAll;
import javax.cache.annotation.CacheResult;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.util.Nonbinding;
import jakarta.interceptor.Interceptor;

/** The four annotations that are intercepted, and the interceptors that are bound to them. */
final class StandardAnnotations {

    static final List<Class<? extends Annotation>> ALL =
            List.of(CacheResult.class, CachePut.class, CacheRemove.class, CacheRemoveAll.class);

    static final List<Class<?>> INTERCEPTORS = List.of(
            StandardResultInterceptor.class,
            StandardPutInterceptor.class,
            StandardRemoveInterceptor.class,
            StandardRemoveAllInterceptor.class);

    private StandardAnnotations() {}

    /**
     * Makes them bindings whose members are not compared. They say so themselves, but by an annotation of Java EE's that is not
     * there, so that interceptors would be bound only to annotations with the same members.
     */
    static void bind(BeforeBeanDiscovery event) {
        ALL.forEach(annotation -> event.configureInterceptorBinding(annotation)
                .methods()
                .forEach(member -> member.add(Nonbinding.Literal.INSTANCE)));
    }

    /** Whether a type is an interceptor of somebody else's for one of them. */
    static boolean isForeignInterceptor(AnnotatedType<?> type) {
        return type.isAnnotationPresent(Interceptor.class)
                && !INTERCEPTORS.contains(type.getJavaClass())
                && ALL.stream().anyMatch(type::isAnnotationPresent);
    }
}
