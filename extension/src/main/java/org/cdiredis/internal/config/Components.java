package org.cdiredis.internal.config;

/** Finds or makes the parts that the application brings. Thread-safe. */
public interface Components {

    /**
     * The part: the CDI bean of the given class or name; where the container knows no such bean, a new instance of the class.
     *
     * @param component what the configuration names
     * @param <T> what the part has to be
     * @return the part
     * @throws UnusableComponentException if there is no such bean and no instance can be made
     */
    <T> T get(Component<T> component);
}
