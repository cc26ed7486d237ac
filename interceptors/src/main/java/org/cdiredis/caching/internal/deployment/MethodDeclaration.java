package org.cdiredis.caching.internal.deployment;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.cdiredis.caching.CacheDefaults;
import org.cdiredis.caching.CachePut;
import org.cdiredis.caching.CacheRemove;
import org.cdiredis.caching.CacheRemoveAll;
import org.cdiredis.caching.CacheResult;
import org.cdiredis.interceptors.internal.deployment.MethodText;

/**
 * A method, and what its annotations and those of its class say.
 *
 * @param owner the class of the bean
 * @param type the class of the bean, or its type with type arguments
 * @param method the method
 * @param name the name of its cache, unless it is given one
 * @param result its result is cached; null for not
 * @param puts what it puts
 * @param removals what it removes
 * @param clearings what it clears
 * @param defaults what the annotations don't say; null for nothing
 * @param onMethod all annotations of the method
 * @param ofParameters all annotations of its parameters
 * @param kind where and when it may run
 */
public record MethodDeclaration(
        Class<?> owner,
        Type type,
        Method method,
        String name,
        @Nullable CacheResult result,
        List<CachePut> puts,
        List<CacheRemove> removals,
        List<CacheRemoveAll> clearings,
        @Nullable CacheDefaults defaults,
        List<Annotation> onMethod,
        List<List<Annotation>> ofParameters,
        BeanKind kind) {

    /**
     * What annotations say of a method.
     *
     * @param owner the class of the bean
     * @param method the method
     * @param caching the annotations of this library that hold for the method
     * @param defaults what they don't say; empty for nothing
     * @param onMethod all annotations of the method
     * @param ofParameters all annotations of its parameters
     * @param kind where and when it may run
     * @return what they say
     */
    public static MethodDeclaration of(
            Class<?> owner,
            Method method,
            List<Annotation> caching,
            Optional<CacheDefaults> defaults,
            List<Annotation> onMethod,
            List<List<Annotation>> ofParameters,
            BeanKind kind) {
        CacheResult result = null;
        List<CachePut> puts = new ArrayList<>();
        List<CacheRemove> removals = new ArrayList<>();
        List<CacheRemoveAll> clearings = new ArrayList<>();
        for (Annotation annotation : CachingAnnotations.expanded(caching)) {
            if (annotation instanceof CacheResult one) {
                result = one;
            } else if (annotation instanceof CachePut put) {
                puts.add(put);
            } else if (annotation instanceof CacheRemove removal) {
                removals.add(removal);
            } else if (annotation instanceof CacheRemoveAll clearing) {
                clearings.add(clearing);
            }
        }
        return new MethodDeclaration(
                owner,
                owner,
                method,
                MethodText.unique(owner, method),
                result,
                List.copyOf(puts),
                List.copyOf(removals),
                List.copyOf(clearings),
                defaults.orElse(null),
                List.copyOf(onMethod),
                List.copyOf(ofParameters),
                kind);
    }

    /**
     * The same method of an object that a bean gives.
     *
     * @param ofBean the type of the object
     * @param cacheName the name of its cache, unless it is given one
     * @return the method
     */
    public MethodDeclaration of(Type ofBean, String cacheName) {
        return new MethodDeclaration(
                owner,
                ofBean,
                method,
                cacheName,
                result,
                puts,
                removals,
                clearings,
                defaults,
                onMethod,
                ofParameters,
                kind);
    }

    /** The annotations of the parameters, as reflection gives them. */
    Annotation[][] parameterAnnotations() {
        return ofParameters.stream()
                .map(annotations -> annotations.toArray(Annotation[]::new))
                .toArray(Annotation[][]::new);
    }

    /** The method in words. */
    String place() {
        return MethodText.place(owner, method);
    }

    /**
     * The simple name of its first annotation.
     *
     * @return the name
     */
    public String annotation() {
        return result == null ? change() : "CacheResult";
    }

    /** The simple name of the first annotation that changes a cache; empty for none. */
    String change() {
        if (!puts.isEmpty()) {
            return "CachePut";
        }
        if (!removals.isEmpty()) {
            return "CacheRemove";
        }
        return clearings.isEmpty() ? "" : "CacheRemoveAll";
    }
}
