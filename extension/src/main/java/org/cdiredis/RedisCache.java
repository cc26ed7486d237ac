package org.cdiredis;

import static java.lang.annotation.ElementType.FIELD;
import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.PARAMETER;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Documented;
import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import java.util.Objects;
import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.inject.Qualifier;

/**
 * Qualifies an injection point with the name of a configured cache, its alias.
 *
 * <p>With this qualifier can be injected, without any producer in the application:
 *
 * <ul>
 *   <li>{@link Cache Cache&lt;K, V&gt;} with any key type that has a text form and any value type; the type arguments
 *       of the injection point decide how entries are decoded;
 *   <li>{@link org.redisson.api.RedissonClient RedissonClient}, the raw client that the cache uses;
 *   <li>{@link org.cdiredis.lock.Locks Locks} and {@link org.cdiredis.limit.RateLimiters RateLimiters} in the same Redis, under the
 *       cache's {@code key-prefix}.
 * </ul>
 *
 * <p>An alias that the configuration gives no {@code location} stops the deployment.
 *
 * <pre>{@code
 * @Inject
 * @RedisCache("books")
 * Cache<String, Book> books;
 * }</pre>
 */
@Qualifier
@Documented
@Retention(RUNTIME)
@Target({FIELD, METHOD, PARAMETER, TYPE})
public @interface RedisCache {

    /** The alias that is meant when none is named. */
    String DEFAULT = "default";

    /**
     * The alias, as in the configuration keys {@code cdi-redis.cache.<alias>.<option>}.
     *
     * @return one or more letters, digits, {@code -} and {@code _}; {@value #DEFAULT} if not given
     */
    String value() default DEFAULT;

    /** An instance of the qualifier, for look-ups in code. Immutable. */
    final class Literal extends AnnotationLiteral<RedisCache> implements RedisCache {

        private static final long serialVersionUID = 1L;

        private final String value;

        private Literal(String value) {
            this.value = Objects.requireNonNull(value, "value");
        }

        /**
         * The qualifier that names the given alias.
         *
         * @param alias the alias; not null
         * @return the qualifier
         */
        public static Literal of(String alias) {
            return new Literal(alias);
        }

        @Override
        public String value() {
            return value;
        }
    }
}
