package org.cdiredis;

import java.util.OptionalDouble;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.redisson.api.RDeque;
import org.redisson.api.RList;
import org.redisson.api.RMap;
import org.redisson.api.RScoredSortedSet;
import org.redisson.api.RSet;
import org.redisson.client.codec.Codec;

/**
 * Redis's maps, sets, sorted sets, lists and queues among the entries of a cache, as Redisson's own interfaces.
 *
 * <p>A structure stands under the physical key that an entry of the same name would have, and its elements are written as the
 * cache writes its values. So {@link Cache#remove}, {@link Cache#keys} and {@link Cache#clear} reach it, and prefix and
 * version set it apart: {@code cache.withVersion(2).structures()} has other ones. It has no time to live unless one is given,
 * with {@link #atomically} or with Redisson's {@code expire}. {@link Cache#get} of its name is a
 * {@link WrongTypeException}.
 *
 * <p>Elements and fields:
 *
 * <ul>
 *   <li>Equal elements are those with equal bytes. A type whose equal instances are written differently, a
 *       {@code HashSet} for example, is no good element of a set.
 *   <li>Null cannot be stored: a {@link NullPointerException}.
 *   <li>An element that cannot be encoded is a {@link ValueEncodingException}, and nothing is sent.
 *   <li>An element that cannot be decoded is read as null and logged, as a value of the cache counts as absent. Nothing that
 *       the data names is loaded or run.
 *   <li>Elements of equal score in a sorted set are ordered by their bytes.
 *   <li>A pattern of Redisson's {@code iterator} and {@code stream} would be matched against bytes; sets and sorted sets refuse
 *       it with an {@link UnsupportedOperationException}. Those of a map are matched against the text form of its fields.
 * </ul>
 *
 * <p>Redisson's methods have Redisson's meaning, wait as long as the options {@code timeout} and {@code connect-timeout} say for
 * each command, and throw Redisson's exceptions ({@link org.redisson.client.RedisException}); {@code deadline} and statistics do
 * not cover them. Those that take the names of other objects take a {@link #physicalKey}. In a cluster all keys of one call must
 * have the same hash tag, {@code {tag}}; otherwise Redis refuses it. On several independent servers they must be on the same
 * one; otherwise the call is an {@link IllegalArgumentException}.
 *
 * <p>Asking for a structure sends no command. Instances are immutable and safe for use by any number of threads. No method
 * takes null.
 *
 * @param <K> the type of the names, which is that of the cache's keys
 * @param <V> the type of the elements, which is that of the cache's values
 */
public interface Structures<K, V extends @Nullable Object> {

    /**
     * A map: a Redis hash.
     *
     * @param name its name
     * @param fieldType the type of its keys, one that can be the type of a cache's keys; they are stored as text
     * @param <F> the type of its keys
     * @return the map. Where its values are numbers, Redisson's {@code addAndGet} counts in them; it returns what it is given, so
     *     give a {@code long} for values of the type {@code Long}
     * @throws IllegalArgumentException if the type has no text form
     * @throws RedisUnavailableException if the application has stopped, or its embedded server does not start
     */
    <F> RMap<F, V> map(K name, Class<F> fieldType);

    /**
     * A set.
     *
     * @param name its name
     * @return the set
     * @throws RedisUnavailableException as {@link #map}
     */
    RSet<V> set(K name);

    /**
     * A sorted set: elements with a score, in its order.
     *
     * @param name its name
     * @return the sorted set
     * @throws RedisUnavailableException as {@link #map}
     */
    RScoredSortedSet<V> sortedSet(K name);

    /**
     * A list.
     *
     * @param name its name
     * @return the list
     * @throws RedisUnavailableException as {@link #map}
     */
    RList<V> list(K name);

    /**
     * A double-ended queue, which is a {@link java.util.Queue}, too. It is a Redis list, as {@link #list} of the same name is.
     *
     * @param name its name
     * @return the queue; its methods do not wait for elements
     * @throws RedisUnavailableException as {@link #map}
     */
    RDeque<V> deque(K name);

    /**
     * The key under which a structure, or an entry, stands in Redis: for those of Redisson's methods that take the names of other
     * objects, {@code union}, {@code move} and the like. It is nothing for methods of this library, which take logical keys.
     *
     * @param name the name
     * @return the key
     */
    String physicalKey(K name);

    /**
     * How the elements of a structure are written, for what the raw client has beyond this interface:
     * {@code redisson.getBlockingQueue(structures.physicalKey("jobs"), structures.codec("jobs"))}.
     *
     * @param name the name, for messages
     * @return the codec
     */
    Codec codec(K name);

    /**
     * Changes a structure and sets its time to live, in one step that no other client sees half of.
     *
     * <pre>{@code
     * int added = structures.atomically("readers", Expiry.after(Duration.ofDays(1)), readers -> readers.set()
     *         .addAllCountedAsync(List.of("ann", "bob")));
     * }</pre>
     *
     * <p>The time to live is set only if the key then holds a structure of the kind that was asked for. Redis does not take back
     * what came before a command that it refuses: a function that queues one command has it done with its time to live, or has
     * nothing done.
     *
     * <p>Costs one {@code MULTI}, the commands, one script with {@code PEXPIRE}, {@code PERSIST} or {@code UNLINK}, and one
     * {@code EXEC}, sent together.
     *
     * @param name the name of the structure
     * @param expiry when it expires; the cache's option {@code ttl} with {@link Expiry#byDefault()}; with one that is
     *     {@linkplain Expiry#isImmediate() immediate} it is removed, after the commands
     * @param changes queues the commands, all on the batch that it gets, and returns the future whose result is wanted. It must
     *     not wait for one. If it throws, nothing is sent
     * @param <R> the type of the result
     * @return the result
     * @throws org.redisson.client.RedisException if Redis refuses one of the commands or does not answer
     * @throws IllegalArgumentException if the function has asked for no structure, or for two kinds
     * @throws RedisUnavailableException as {@link #map}
     */
    <R extends @Nullable Object> R atomically(
            K name, Expiry expiry, Function<? super StructureBatch<V>, ? extends CompletionStage<R>> changes);

    /**
     * Adds to the score of an element of a sorted set, under a condition. Without one, Redisson's {@code addScore} does the
     * same.
     *
     * <p>Costs one script with one {@code ZADD INCR}.
     *
     * @param name the name of the sorted set; one that does not exist is empty
     * @param element the element
     * @param increment what to add: any finite number. Redisson can neither write nor read infinite scores
     * @param condition when to add it
     * @return the new score, exactly as Redis has it; empty if the condition stopped it
     * @throws IllegalArgumentException if the increment is not finite
     * @throws org.redisson.client.RedisException if the key holds another type
     * @throws RedisUnavailableException as {@link #map}
     */
    OptionalDouble incrementScore(K name, V element, double increment, ScoreCondition condition);
}
