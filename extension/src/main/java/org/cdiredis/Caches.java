package org.cdiredis;

import java.util.SortedSet;
import jakarta.enterprise.util.TypeLiteral;

import org.redisson.api.RedissonClient;

/**
 * The configured caches, looked up by name and type at run time. Injectable without a qualifier:
 *
 * <pre>{@code
 * @Inject
 * Caches caches;
 *
 * Cache<String, List<Book>> shelf = caches.get("books", String.class, new TypeLiteral<List<Book>>() {});
 * }</pre>
 *
 * <p>Thread-safe. A look-up sends no command; looking up the same name and types again is cheap.
 */
public interface Caches {

    /**
     * The names of all caches: the aliases of the configuration and of the injection points that have a location.
     *
     * @return the names, sorted; unmodifiable
     */
    SortedSet<String> names();

    /**
     * A cache whose values are of a type without type arguments.
     *
     * @param name the alias
     * @param keyType the type of the keys
     * @param valueType the type of the values
     * @param <K> the type of the keys
     * @param <V> the type of the values
     * @return the cache
     * @throws IllegalArgumentException if no cache has that name, or the key type has no text form
     */
    <K, V> Cache<K, V> get(String name, Class<K> keyType, Class<V> valueType);

    /**
     * A cache whose values are of any type, {@code List<Book>} for example.
     *
     * @param name the alias
     * @param keyType the type of the keys
     * @param valueType the type of the values, with its type arguments
     * @param <K> the type of the keys
     * @param <V> the type of the values
     * @return the cache
     * @throws IllegalArgumentException if no cache has that name, the key type has no text form, or the value type has type
     *     variables or wildcards
     */
    <K, V> Cache<K, V> get(String name, Class<K> keyType, TypeLiteral<V> valueType);

    /**
     * The raw client of a cache, the one that {@code @Inject @RedisCache(name) RedissonClient} gives and that the cache itself
     * uses: for all that Redisson has. Made now if nothing has used it; nothing is connected. It is closed with the application; do
     * not shut it down.
     *
     * @param name the alias
     * @return the client, the same for caches with equal connection settings
     * @throws IllegalArgumentException if no cache has that name
     * @throws RedisUnavailableException if the application has stopped, or its embedded server does not start
     * @throws RedisCacheException if the cache is spread over several independent servers: there is no one client for it
     */
    RedissonClient client(String name);
}
