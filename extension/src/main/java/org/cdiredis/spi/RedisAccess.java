package org.cdiredis.spi;

import java.io.ObjectInputFilter;
import java.util.ServiceLoader;
import java.util.SortedSet;
import java.util.function.Predicate;

import org.eclipse.microprofile.config.Config;

/**
 * What an application has configured, for libraries that work with Redis on its behalf. In a CDI container it is a bean without qualifiers, and
 * shares the clients of the caches. Nothing connects before it is used. Thread-safe.
 */
public interface RedisAccess extends AutoCloseable {

    /**
     * Access of its own, with clients of its own, for where there is no CDI container.
     *
     * @param application the class loader of the application
     * @return the access, to be closed by the caller
     * @throws IllegalStateException if the configuration is wrong, with all that is
     */
    static RedisAccess standalone(ClassLoader application) {
        return factory().create(application);
    }

    /**
     * The configuration of an application, in which profiles and expressions mean on each server what they mean to the caches.
     *
     * @param application the class loader of the application
     * @return the configuration
     */
    static Config config(ClassLoader application) {
        return factory().config(application);
    }

    private static RedisAccessFactory factory() {
        return ServiceLoader.load(RedisAccessFactory.class, RedisAccess.class.getClassLoader())
                .findFirst()
                .orElseThrow();
    }

    /**
     * The names of all caches.
     *
     * @return the names, sorted; unmodifiable
     */
    SortedSet<String> names();

    /**
     * Scripts in the Redis of a cache.
     *
     * @param name the alias
     * @return the way to it
     * @throws IllegalArgumentException if no cache has that name
     */
    RedisScripts scripts(String name);

    /**
     * Values as a cache writes them, with its serializer and its compressor.
     *
     * @param name the alias
     * @param type the type of the values
     * @param <V> the same
     * @return the form
     * @throws IllegalArgumentException if no cache has that name, or its values cannot be of that type
     */
    <V> ByteForm<V> values(String name, Class<V> type);

    /**
     * Java serialization of allowed classes. What could not be read is not written.
     *
     * @param loader finds the classes
     * @param allowed accepts the classes that are allowed besides values of the JDK; asked for classes only
     * @param deepest how many objects may be within each other
     * @return the form
     */
    static ByteForm<Object> javaSerialization(ClassLoader loader, ObjectInputFilter allowed, int deepest) {
        return factory().javaSerialization(loader, allowed, deepest);
    }

    /**
     * The classes that {@link #javaSerialization} reads, for who reads values in another way.
     *
     * @param allowed accepts the classes that are allowed besides values of the JDK; asked for classes only
     * @return accepts these classes, and arrays of them and of primitives
     */
    static Predicate<Class<?>> allowedClasses(ObjectInputFilter allowed) {
        return factory().allowedClasses(allowed);
    }

    /** Closes the clients, if they are its own. */
    @Override
    void close();
}
