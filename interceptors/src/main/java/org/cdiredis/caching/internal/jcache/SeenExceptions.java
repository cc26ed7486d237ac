package org.cdiredis.caching.internal.jcache;

import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.cache.annotation.CacheResult;

import org.jspecify.annotations.Nullable;

import org.cdiredis.caching.internal.plan.ExceptionText;

/**
 * Exceptions of one method as texts, and back. An exception is made only of classes that the method is known to throw, or has been
 * seen to throw in this JVM: what stands in Redis loads no class and runs no other's code. Thread-safe.
 */
final class SeenExceptions {

    private final Map<String, Class<? extends Throwable>> seen = new ConcurrentHashMap<>();

    private SeenExceptions() {}

    /** Those of a method, which is known to throw what it declares and what its annotation lists. */
    static SeenExceptions of(Method method, CacheResult annotation) {
        SeenExceptions exceptions = new SeenExceptions();
        Arrays.stream(annotation.cachedExceptions()).forEach(exceptions::add);
        Arrays.stream(method.getExceptionTypes())
                .map(type -> type.asSubclass(Throwable.class))
                .forEach(exceptions::add);
        return exceptions;
    }

    private void add(Class<? extends Throwable> type) {
        seen.put(type.getName(), type);
    }

    /** The text of an exception; empty if none with the same class and message could be made of it. */
    Optional<String> text(Throwable thrown) {
        Optional<Throwable> copy = create(thrown.getClass(), thrown.getMessage());
        if (copy.filter(made -> Objects.equals(made.getMessage(), thrown.getMessage()))
                .isEmpty()) {
            return Optional.empty();
        }
        add(thrown.getClass());
        return Optional.of(ExceptionText.of(thrown).toString());
    }

    /** The exception of a text; empty if its class is not one that the method throws, as far as is known. */
    Optional<Throwable> exception(String text) {
        ExceptionText kept = ExceptionText.parse(text);
        return Optional.ofNullable(seen.get(kept.type())).flatMap(type -> create(type, kept.message()));
    }

    private static Optional<Throwable> create(Class<? extends Throwable> type, @Nullable String message) {
        try {
            Optional<Throwable> plain =
                    message == null ? create(type, new Class<?>[0], new Object[0]) : Optional.empty();
            Optional<Throwable> made = plain.isPresent()
                    ? plain
                    : create(type, new Class<?>[] {String.class}, new @Nullable Object[] {message});
            return made.isPresent()
                    ? made
                    : create(type, new Class<?>[] {String.class, Throwable.class}, new @Nullable Object[] {message, null
                    });
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }

    private static Optional<Throwable> create(
            Class<? extends Throwable> type, Class<?>[] parameters, @Nullable Object[] arguments)
            throws ReflectiveOperationException {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (Arrays.equals(constructor.getParameterTypes(), parameters) && constructor.trySetAccessible()) {
                return Optional.of((Throwable) constructor.newInstance(arguments));
            }
        }
        return Optional.empty();
    }
}
