package org.cdiredis.spi;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;

import org.cdiredis.Cache;
import org.cdiredis.NullPolicy;

/**
 * The configured caches, for whoever caches what methods return. Injectable without a qualifier.
 *
 * <p>They differ from those of {@link org.cdiredis.Caches} in four ways:
 *
 * <ul>
 *   <li>they are {@linkplain Cache#transactional() transactional};
 *   <li>with the option {@code method-errors=bypass}, the default, errors of Redis of every kind are ignored, logged and counted,
 *       whatever {@code ignore-exceptions} says, unless the option {@code error-handler} names a bean that decides otherwise. With
 *       {@code method-errors=fail} they are thrown;
 *   <li>in a transaction, removals do not ask Redis, and so do not count, what there is of entries that the transaction has not changed;
 *   <li>the caller may have a say in what becomes of nulls.
 * </ul>
 *
 * <p>Thread-safe. Nothing here sends a command.
 */
public interface MethodCaches {

    /**
     * The names of all caches.
     *
     * @return the names, sorted; unmodifiable
     */
    SortedSet<String> names();

    /**
     * A cache whose keys are texts: strings, or other sequences that make their text when it is asked for, so that no text is made for what is
     * kept near. Those must not change, and equal ones must have equal texts.
     *
     * @param name the alias
     * @param valueType the type of the values, with its type arguments, as {@link #refusal} accepts it
     * @param nulls what becomes of nulls; empty for what the option {@code null-policy} says
     * @param <V> the type of the values
     * @return the cache, the same for the same arguments. It cannot be serialized
     * @throws IllegalArgumentException if no cache has that name, or its values cannot be of that type
     */
    <V extends @Nullable Object> Cache<CharSequence, V> get(String name, Type valueType, Optional<NullPolicy> nulls);

    /**
     * Why the values of a cache cannot be of a type.
     *
     * @param name the alias
     * @param valueType the type of the values
     * @return the reason and the remedy, for a message to end with; empty if they can
     * @throws IllegalArgumentException if no cache has that name
     */
    Optional<String> refusal(String name, Type valueType);

    /**
     * How long a call of a cache takes at most.
     *
     * @param name the alias
     * @return the option {@code deadline}
     * @throws IllegalArgumentException if no cache has that name
     */
    Duration deadline(String name);

    /**
     * Runs code of the application that was called asynchronously, as the loaders of an {@link org.cdiredis.AsyncCache} are: those
     * may be called by a thread that has all answers of Redis to hand out. By the server's {@code ManagedExecutorService}, with what
     * that passes on of the context of the thread that hands the code over; where there is none, or that has no room, by threads of the library, as
     * many as are needed for tasks that wait for one another. Each task has a request context of its own.
     *
     * @return the executor; it turns tasks away when the application has stopped
     */
    Executor executor();
}
