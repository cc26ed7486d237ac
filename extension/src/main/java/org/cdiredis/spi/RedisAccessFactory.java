package org.cdiredis.spi;

import java.io.ObjectInputFilter;
import java.util.function.Predicate;

import org.eclipse.microprofile.config.Config;

/** Makes what {@link RedisAccess} gives without a container. Found by {@link java.util.ServiceLoader}; there is one. */
public interface RedisAccessFactory {

    /**
     * See {@link RedisAccess#standalone}.
     *
     * @param application the class loader of the application
     * @return the access
     */
    RedisAccess create(ClassLoader application);

    /**
     * See {@link RedisAccess#config}.
     *
     * @param application the class loader of the application
     * @return the configuration
     */
    Config config(ClassLoader application);

    /**
     * See {@link RedisAccess#javaSerialization}.
     *
     * @param loader finds the classes
     * @param allowed accepts the classes that are allowed
     * @param deepest how many objects may be within each other
     * @return the form
     */
    ByteForm<Object> javaSerialization(ClassLoader loader, ObjectInputFilter allowed, int deepest);

    /**
     * See {@link RedisAccess#allowedClasses}.
     *
     * @param allowed accepts the classes that are allowed
     * @return accepts these, and values of the JDK
     */
    Predicate<Class<?>> allowedClasses(ObjectInputFilter allowed);
}
