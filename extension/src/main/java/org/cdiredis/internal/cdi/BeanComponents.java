package org.cdiredis.internal.cdi;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;

import org.cdiredis.internal.config.Component;
import org.cdiredis.internal.config.Components;

/** The parts that the application brings, as CDI beans where it has made them beans. Each is had once per property. */
final class BeanComponents implements Components {

    private final BeanManager beans;
    private final Map<Component<?>, Object> found = new ConcurrentHashMap<>();

    BeanComponents(BeanManager beans) {
        this.beans = beans;
    }

    @Override
    public <T> T get(Component<T> component) {
        return component.type().cast(found.computeIfAbsent(component, this::find));
    }

    private Object find(Component<?> component) {
        return bean(component)
                .map(bean -> reference(bean, component))
                .orElseGet(() -> ClassComponents.instance(component));
    }

    private Optional<Bean<?>> bean(Component<?> component) {
        Set<Bean<?>> candidates = component
                .implementation()
                .map(implementation -> beans.getBeans(implementation, Any.Literal.INSTANCE).stream()
                        .filter(bean -> bean.getBeanClass() == implementation)
                        .collect(Collectors.<Bean<?>>toSet()))
                .orElseGet(() -> beans.getBeans(component.name()));
        return Optional.ofNullable(beans.resolve(candidates));
    }

    private Object reference(Bean<?> bean, Component<?> component) {
        if (!component.type().isAssignableFrom(bean.getBeanClass())
                && !bean.getTypes().contains(component.type())) {
            throw ClassComponents.unusable(
                    component, "the bean does not implement " + component.type().getName());
        }
        CreationalContext<?> context = beans.createCreationalContext(bean);
        return beans.getReference(bean, component.type(), context);
    }
}
