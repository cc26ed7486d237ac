package org.cdiredis.interceptors.internal.deployment;

import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;

/** The parts that an application names by their classes: CDI beans, or instances where they are none. Each is had once. Thread-safe. */
public final class Components {

    private final BeanManager beans;
    private final Map<Class<?>, Object> found = new ConcurrentHashMap<>();

    /**
     * The parts of an application.
     *
     * @param beans its beans, which have been found
     */
    public Components(BeanManager beans) {
        this.beans = beans;
    }

    /**
     * The part of a class.
     *
     * @param type the class
     * @param <T> the class
     * @return a reference to the bean of that class; else an instance
     * @throws UnusableComponentException if there is neither
     */
    public <T> T get(Class<T> type) {
        return type.cast(found.computeIfAbsent(type, this::find));
    }

    private Object find(Class<?> type) {
        Set<Bean<?>> candidates = beans.getBeans(type, Any.Literal.INSTANCE).stream()
                .filter(bean -> bean.getBeanClass() == type)
                .collect(Collectors.<Bean<?>>toSet());
        Bean<?> bean = beans.resolve(candidates);
        return bean == null ? instance(type) : beans.getReference(bean, type, beans.createCreationalContext(bean));
    }

    private static Object instance(Class<?> type) {
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            throw new UnusableComponentException("it is abstract, and there is no bean of it");
        }
        try {
            return type.getConstructor().newInstance();
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new UnusableComponentException(
                    "it cannot be instantiated. It needs to be public, with a public constructor without parameters that does not"
                            + " fail, or to be a CDI bean");
        }
    }
}
