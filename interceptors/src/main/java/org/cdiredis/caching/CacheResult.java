package org.cdiredis.caching;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;

import org.cdiredis.RedisCache;

/**
 * Keeps what a method returns: a call with the same key gets the value from the cache, and the method doesn't run.
 *
 * <pre>{@code
 * @CacheResult(cacheName = "books", ttl = "PT10M")
 * public Book find(String isbn) { … }
 * }</pre>
 *
 * <p>On a class, it holds for all of its methods that return something and have no annotation of this package themselves. A stereotype
 * may carry it. The methods must be non-private, non-static and non-final methods of a bean; calls by the bean itself, through
 * {@code this}, are not intercepted.
 *
 * <p>In the order of a call:
 *
 * <ol>
 *   <li>{@link #condition} is evaluated; if it is false, the method runs as if it had no annotation;
 *   <li>the key is made;
 *   <li>the cache is asked, {@linkplain org.cdiredis.Cache#getOrLoad as any cache is}, with single flight, stale window, near cache and
 *       lease; a hit ends the call;
 *   <li>the method runs, on the calling thread; what it throws reaches the caller, and nothing is stored, unless
 *       {@link #cachedExceptions} says so;
 *   <li>{@link #unless}, {@link #nulls} and {@link #expiryChooser} decide whether, and for how long, the value is stored. It is not if
 *       the entry has been removed since the method began.
 * </ol>
 *
 * <p>An {@code Optional} is cached as what is in it, an empty one as null. A {@code CompletionStage}, a {@code CompletableFuture} and a
 * {@code Uni} are cached as what they complete with; no thread waits for it, and a method that is to run is called by a thread of the
 * server's {@code ManagedExecutorService}. Their failures are not cached, unless {@link #cachedExceptions} says so. Such a method, and
 * one that runs in the background, sees its arguments as they are then: pass none that anybody changes. If one has been changed so that it
 * would make another key, the value is not stored.
 *
 * <p>A value that no entry can hold is returned all the same, which is logged once.
 *
 * <p>If Redis fails, the method runs, within the option {@code deadline}; with {@code method-errors=fail} the call fails. If a key
 * generator, an expression or a chooser throws, the call fails with that: a mistake of the application is not hidden. Methods that call
 * each other on two threads, each for the result that the other one makes, would wait for ever: the last one to call gets an
 * {@code IllegalStateException}, as the loader of {@link org.cdiredis.Cache#getOrLoad} does.
 *
 * <p>Costs what {@link org.cdiredis.Cache#getOrLoad} does; with {@link #cachedExceptions} one {@code GET} and two scripts more for a
 * method that runs, and a removal with {@link #skipGet}.
 */
@Documented
@Retention(RUNTIME)
@Target({METHOD, TYPE})
public @interface CacheResult {

    /**
     * The alias of the cache in the configuration.
     *
     * @return the alias; empty for that of {@link CacheDefaults}, else {@value RedisCache#DEFAULT}
     */
    String alias() default "";

    /**
     * The name of the cache within the alias: entries of different names are different ones. The name of an alias means all of that
     * alias, without a name before the keys. Methods that share a name must return the same type.
     *
     * @return letters, digits and {@code . - _ : $}, not beginning with a digit; empty for that of {@link CacheDefaults}, else one that only
     *     this method has, {@code package.Class.method(ParameterTypes)}
     */
    String cacheName() default "";

    /**
     * The key as an expression of Jakarta Expression Language over the parameters, <code>#{book.isbn}</code> for example.
     *
     * @return the expression; empty for the parameters with {@link CacheKey}, or all if none has it
     */
    String key() default "";

    /**
     * Makes the key, instead of the parameters.
     *
     * @return a class, which is a CDI bean or has a public constructor without parameters
     */
    Class<? extends CacheKeyGenerator> cacheKeyGenerator() default CacheKeyGenerator.class;

    /**
     * How long an entry lives.
     *
     * @return an ISO-8601 duration, {@code never}, or a property of the configuration, <code>${shop.ttl}</code>; empty for that of
     *     {@link CacheDefaults}, else the option {@code ttl}
     */
    String ttl() default "";

    /**
     * By how much of {@link #ttl} an entry expires earlier at most, at random, so that entries that are stored together do not expire
     * together. On top of the option {@code ttl-jitter}.
     *
     * @return 0 to 1; used only where this annotation or {@link CacheDefaults} gives a duration
     */
    double ttlJitter() default 0;

    /**
     * Decides how long an entry lives by its value.
     *
     * @return a class, which is a CDI bean or has a public constructor without parameters
     */
    Class<? extends ExpiryChooser> expiryChooser() default ExpiryChooser.class;

    /**
     * Whether a call is cached, by its arguments.
     *
     * @return an expression of Jakarta Expression Language over the parameters; empty for always
     */
    String condition() default "";

    /**
     * Whether a value is not stored, by the arguments and what the method has returned, which is named {@code result}.
     *
     * @return an expression of Jakarta Expression Language, <code>#{empty result}</code> for example; empty for never
     */
    String unless() default "";

    /**
     * What becomes of null, and of an empty {@code Optional}.
     *
     * @return the policy
     */
    Nulls nulls() default Nulls.BY_CONFIGURATION;

    /**
     * How long a null lives that is stored.
     *
     * @return as {@link #ttl}; empty for as long as other values
     */
    String nullTtl() default "";

    /**
     * How many callers with the same key run the method at once.
     *
     * @return the policy
     */
    Flight singleFlight() default Flight.BY_CONFIGURATION;

    /**
     * How long an entry is served after it has expired, while one caller in all JVMs has the method run in the background.
     *
     * @return an ISO-8601 duration or a property of the configuration; empty for the option {@code stale-window}. Not for session beans,
     *     which have no background and never serve stale entries
     */
    String staleWindow() default "";

    /**
     * Whether the method always runs, and its value takes the place of the one that is there, or of the exception.
     *
     * @return true if the cache is not asked
     */
    boolean skipGet() default false;

    /**
     * The exceptions that are cached: a call with the same key throws a new one of the same class with the same message. Exactly these
     * classes, none that extends them. What is stored is the name of the class and the message; on the way back the name only chooses
     * among these classes. Needs a serializer that can write text.
     *
     * @return classes with a constructor that takes a message
     */
    Class<? extends Throwable>[] cachedExceptions() default {};

    /**
     * How long an exception lives. It is never served beyond that: {@link #staleWindow} is for values.
     *
     * @return as {@link #ttl}; empty for as long as values
     */
    String exceptionTtl() default "";
}
