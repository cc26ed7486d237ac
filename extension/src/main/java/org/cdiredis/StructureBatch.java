package org.cdiredis;

import org.jspecify.annotations.Nullable;
import org.redisson.api.RDequeAsync;
import org.redisson.api.RListAsync;
import org.redisson.api.RMapAsync;
import org.redisson.api.RScoredSortedSetAsync;
import org.redisson.api.RSetAsync;

/**
 * The structure of one name inside {@link Structures#atomically}: its methods only queue commands, and their futures end
 * when the batch has been executed. Ask for the one kind that the structure is.
 *
 * <p>Not thread-safe, and of no use once the function that got it has returned.
 *
 * @param <V> the type of the elements
 */
public interface StructureBatch<V extends @Nullable Object> {

    /**
     * The structure as a map.
     *
     * @param fieldType the type of the fields, as for {@link Structures#map}
     * @param <F> the type of the fields
     * @return Redisson's interface, queueing
     * @throws IllegalArgumentException if the type has no text form
     */
    <F> RMapAsync<F, V> map(Class<F> fieldType);

    /**
     * The structure as a set.
     *
     * @return Redisson's interface, queueing
     */
    RSetAsync<V> set();

    /**
     * The structure as a sorted set.
     *
     * @return Redisson's interface, queueing
     */
    RScoredSortedSetAsync<V> sortedSet();

    /**
     * The structure as a list.
     *
     * @return Redisson's interface, queueing
     */
    RListAsync<V> list();

    /**
     * The structure as a double-ended queue.
     *
     * @return Redisson's interface, queueing
     */
    RDequeAsync<V> deque();
}
