package org.cdiredis.internal.cdi;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.cdiredis.internal.Messages;
import org.cdiredis.internal.config.Component;
import org.cdiredis.internal.config.Components;
import org.cdiredis.internal.config.UnusableComponentException;

/** The parts that the application brings, as instances of their classes. Each is had once per property. */
final class ClassComponents implements Components {

    private static final String NOT_INSTANTIABLE =
            "the class cannot be instantiated. It needs to be public, with a public constructor without parameters that"
                    + " does not fail, or to be a CDI bean";

    private final Map<Component<?>, Object> found = new ConcurrentHashMap<>();

    @Override
    public <T> T get(Component<T> component) {
        return component.type().cast(found.computeIfAbsent(component, ClassComponents::instance));
    }

    static Object instance(Component<?> component) {
        Class<?> implementation = component
                .implementation()
                .orElseThrow(() -> unusable(
                        component,
                        "no such class, and no bean of that name. Write " + builtIns(component)
                                + "the full name of a class of the application, or the name of a CDI bean"));
        try {
            return implementation.getConstructor().newInstance();
        } catch (ReflectiveOperationException | LinkageError e) {
            throw unusable(component, NOT_INSTANTIABLE);
        }
    }

    private static String builtIns(Component<?> component) {
        return component.builtIns().stream().map(name -> name + ", ").collect(Collectors.joining());
    }

    static UnusableComponentException unusable(Component<?> component, String reasonAndRemedy) {
        return new UnusableComponentException(
                Messages.MESSAGES.invalidValue(component.key(), component.name(), reasonAndRemedy));
    }
}
