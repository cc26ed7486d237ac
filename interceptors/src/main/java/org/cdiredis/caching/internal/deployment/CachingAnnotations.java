package org.cdiredis.caching.internal.deployment;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.cdiredis.caching.CachePut;
import org.cdiredis.caching.CacheRemove;
import org.cdiredis.caching.CacheRemoveAll;
import org.cdiredis.caching.CacheResult;

/** Which annotations make a method a cached one. */
public final class CachingAnnotations {

    private CachingAnnotations() {}

    /**
     * Those among others, with repeated ones apart.
     *
     * @param annotations any annotations
     * @return the annotations of this library that say what a call does, in their order
     */
    public static List<Annotation> expanded(Collection<? extends Annotation> annotations) {
        List<Annotation> expanded = new ArrayList<>();
        for (Annotation annotation : annotations) {
            if (annotation instanceof CachePut.List list) {
                expanded.addAll(List.of(list.value()));
            } else if (annotation instanceof CacheRemove.List list) {
                expanded.addAll(List.of(list.value()));
            } else if (annotation instanceof CacheRemoveAll.List list) {
                expanded.addAll(List.of(list.value()));
            } else if (annotation instanceof CacheResult
                    || annotation instanceof CachePut
                    || annotation instanceof CacheRemove
                    || annotation instanceof CacheRemoveAll) {
                expanded.add(annotation);
            }
        }
        return expanded;
    }
}
