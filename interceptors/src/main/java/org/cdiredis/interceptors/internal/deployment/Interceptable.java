package org.cdiredis.interceptors.internal.deployment;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Optional;

/** Which methods containers can intercept. */
public final class Interceptable {

    private Interceptable() {}

    /**
     * The modifier that keeps a method from being intercepted.
     *
     * @param method the method
     * @return {@code private}, {@code static} or {@code final}; empty if there is none
     */
    public static Optional<String> obstacle(Method method) {
        int modifiers = method.getModifiers();
        if (Modifier.isPrivate(modifiers)) {
            return Optional.of("private");
        }
        if (Modifier.isStatic(modifiers)) {
            return Optional.of("static");
        }
        return Modifier.isFinal(modifiers) ? Optional.of("final") : Optional.empty();
    }
}
