package org.cdiredis.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.inject.Inject;

import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.cdiredis.Cache;
import org.cdiredis.CacheError;
import org.cdiredis.CacheErrorHandler;
import org.cdiredis.Caches;
import org.cdiredis.Contract;
import org.cdiredis.RedisCache;
import org.cdiredis.RedisUnavailableException;

/** The options that say what becomes of errors, as an application configures them. */
final class ErrorOptionsTest {

    private static final String NOWHERE = "cdi-redis.location=redis://127.0.0.1:1";
    private static final String KINDS = "connection,timeout,server,authentication,permission,read-only,out-of-memory";

    /** A bean that wants a cache. */
    static class Shop {
        @Inject
        @RedisCache("books")
        Cache<String, String> books;

        @Inject
        Caches caches;
    }

    /** A handler without a bean. */
    public static final class Ignoring implements CacheErrorHandler {

        @Override
        public Decision decide(CacheError error) {
            return Decision.IGNORE;
        }
    }

    @AfterEach
    void reset() {
        TestConfig.reset();
    }

    @Test
    @Contract(154)
    void optionOfACache_beatsTheOneForAll_bothWays() {
        assertIgnores(false, NOWHERE);
        assertIgnores(true, NOWHERE, "cdi-redis.ignore-exceptions=true");
        assertIgnores(
                false, NOWHERE, "cdi-redis.ignore-exceptions=true", "cdi-redis.cache.books.ignore-exceptions=false");
        assertIgnores(
                true, NOWHERE, "cdi-redis.ignore-exceptions=false", "cdi-redis.cache.books.ignore-exceptions=true");
        assertIgnores(true, NOWHERE, "cdi-redis.error-handler=" + Ignoring.class.getName());
    }

    @Test
    @Contract(159)
    void listOfKinds_isAllThatIsIgnored() {
        String on = "cdi-redis.ignore-exceptions=true";
        assertIgnores(false, NOWHERE, on, "cdi-redis.ignored-errors=timeout, server,out-of-memory");
        assertIgnores(true, NOWHERE, on, "cdi-redis.ignored-errors=timeout, connection ");
    }

    @Test
    void mistakes_stopTheDeploymentTogether() {
        TestConfig.set(
                NOWHERE,
                "cdi-redis.cache.books.ignore-exceptions=yes",
                "cdi-redis.cache.books.ignored-errors=connection,wrong-type",
                "cdi-redis.cache.books.error-handler=java.lang.String",
                "cdi-redis.cache.books.circuit-breaker.failures=-1",
                "cdi-redis.cache.books.circuit-breaker.window=PT0.01S");

        assertThat(catchThrowable(ErrorOptionsTest::start))
                .hasMessageContaining(
                        "CDIREDIS00002: cdi-redis.cache.books.ignore-exceptions = \"yes\": neither true nor false")
                .hasMessageContaining("CDIREDIS00002: cdi-redis.cache.books.ignored-errors = \"connection,wrong-type\":"
                        + " \"wrong-type\" is no kind of error that can be ignored. Write some of " + KINDS)
                .hasMessageContaining("CDIREDIS00002: cdi-redis.cache.books.error-handler = \"java.lang.String\": the"
                        + " class does not implement org.cdiredis.CacheErrorHandler")
                .hasMessageContaining("CDIREDIS00002: cdi-redis.cache.books.circuit-breaker.failures = \"-1\": not an"
                        + " integer from 0 to 1000000")
                .hasMessageContaining("CDIREDIS00002: cdi-redis.cache.books.circuit-breaker.window = \"PT0.01S\": out"
                        + " of range. Write PT0.1S to PT1H");
    }

    @Test
    void handlerThatIsNoBean_stopsTheDeployment() {
        TestConfig.set(NOWHERE, "cdi-redis.cache.books.error-handler=nobody");

        assertThat(catchThrowable(ErrorOptionsTest::start))
                .hasMessageContaining("CDIREDIS00002: cdi-redis.cache.books.error-handler = \"nobody\": no such class,"
                        + " and no bean of that name");
    }

    private static void assertIgnores(boolean isIgnoring, String... properties) {
        TestConfig.set(properties);
        try (WeldContainer container = start()) {
            Cache<String, String> books = container.select(Shop.class).get().books;
            if (isIgnoring) {
                assertThat(books.get("k")).isNull();
            } else {
                assertThatThrownBy(() -> books.get("k")).isInstanceOf(RedisUnavailableException.class);
            }
        }
    }

    private static WeldContainer start() {
        return new Weld()
                .disableDiscovery()
                .addExtension(new RedisExtension())
                .addBeanClass(Shop.class)
                .initialize();
    }
}
