package org.cdiredis.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import jakarta.inject.Inject;

import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.cdiredis.Cache;
import org.cdiredis.Contract;
import org.cdiredis.RedisCache;

/** Wrong uses and configurations stop the deployment, with messages that are part of what users rely on. */
final class DeploymentFailureTest {

    private static final String HERE = DeploymentFailureTest.class.getName();
    private static final String KEY_TYPES =
            "Use String, Character, Boolean, Byte, Short, Integer, Long, BigInteger, UUID, URI, Instant, LocalDate,"
                    + " LocalDateTime, OffsetDateTime, YearMonth or an enum";

    @AfterEach
    void reset() {
        TestConfig.reset();
    }

    record Book(String title) {}

    static class NoLocation {
        @Inject
        @RedisCache("books")
        Cache<String, Book> books;
    }

    @SuppressWarnings("UnusedVariable") // injected is all that it needs to be
    static class NoDefaultLocation {
        @Inject
        void shelve(@RedisCache Cache<String, Book> books) {}
    }

    @SuppressWarnings("rawtypes")
    static class RawCache {
        @Inject
        @RedisCache
        Cache books;
    }

    @SuppressWarnings("UnusedVariable") // injected is all that it needs to be
    static class KeyWithoutText {
        @Inject
        KeyWithoutText(@RedisCache Cache<Book, String> books) {}
    }

    static class Wildcard {
        @Inject
        @RedisCache
        Cache<String, ?> books;
    }

    static class Variable<T> {
        @Inject
        @RedisCache
        Cache<String, List<T>> books;
    }

    static class Fine {
        @Inject
        @RedisCache
        Cache<String, Book> books;
    }

    @Test
    void injectionPoint_withoutLocation_isNamed() {
        assertProblems(
                NoLocation.class,
                List.of(),
                "CDIREDIS00004: Cache \"books\" has no location, but the field books of " + HERE
                        + "$NoLocation wants it"
                        + " injected. Set cdi-redis.cache.books.location or cdi-redis.location, to redis://localhost:6379"
                        + " for example");
    }

    @Test
    void injectionPoint_inAMethodWithoutLocation_isNamed() {
        assertProblems(
                NoDefaultLocation.class,
                List.of(),
                "CDIREDIS00004: Cache \"default\" has no location, but parameter 1 of the method shelve of " + HERE
                        + "$NoDefaultLocation wants it injected. Set cdi-redis.cache.default.location or"
                        + " cdi-redis.location, to redis://localhost:6379 for example");
    }

    @Test
    void rawCache_isRefused() {
        assertProblems(
                RawCache.class,
                List.of("cdi-redis.location=redis://localhost"),
                "CDIREDIS00006: the field books of " + HERE
                        + "$RawCache is a Cache without type arguments, so its entries"
                        + " cannot be decoded. Write Cache<String, Book>, for example");
    }

    @Test
    void keyTypeWithoutText_isRefused() {
        assertProblems(
                KeyWithoutText.class,
                List.of("cdi-redis.location=redis://localhost"),
                "CDIREDIS00007: parameter 1 of the constructor of " + HERE + "$KeyWithoutText: " + HERE
                        + "$Book cannot be the type of a key, since it has no text form. " + KEY_TYPES);
    }

    @Test
    void wildcardValueType_isRefused() {
        assertProblems(
                Wildcard.class,
                List.of("cdi-redis.location=redis://localhost"),
                "CDIREDIS00008: the field books of " + HERE
                        + "$Wildcard: the type ? is not known at deployment, so entries"
                        + " cannot be decoded. Name a type without type variables or wildcards");
    }

    @Test
    void variableValueType_isRefused() {
        assertProblems(
                Variable.class,
                List.of("cdi-redis.location=redis://localhost"),
                "CDIREDIS00008: the field books of " + HERE + "$Variable: the type java.util.List<T> is not known at"
                        + " deployment, so entries cannot be decoded. Name a type without type variables or wildcards");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "cdi-redis.tll | Did you mean cdi-redis.ttl?",
                "cdi-redis.cache.books.loction | Did you mean cdi-redis.cache.books.location?",
                "cdi-redis.pool.maxsize | Did you mean cdi-redis.pool.max-size?",
                "cdi-redis.cache.books.colour | The reference of the configuration lists the options",
                "cdi-redis.jcache-annotation | Did you mean cdi-redis.jcache-annotations?",
                "cdi-redis.cache.books.jcache-annotations | The reference of the configuration lists the options",
                "cdi-redis.cache.books | Write cdi-redis.cache.books.location, for example",
            })
    void unknownOption_isReportedWithARemedy(String key, String remedy) {
        assertProblems(
                Fine.class,
                List.of("cdi-redis.location=redis://localhost", key + "=x"),
                "CDIREDIS00003: " + key + ": no such option. " + remedy);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ttl | 300 | not an ISO-8601 duration. Write PT5M for five minutes, for example, or never",
                "ttl | P999999999999D | longer than Redis can count. Write at most PT1281023894007H36M27.904S, or never",
                "version | two | not an integer from 0 to 2147483647",
                "version | -1 | not an integer from 0 to 2147483647",
                "serializer | org.example.Pickle | no such class. Write the full name of a class of the application, or the"
                        + " name of a CDI bean",
                "key-codec | org.example.None | no such class. Write the full name of a class of the application, or the name"
                        + " of a CDI bean",
                "key-codec | java.lang.String | the class does not implement org.cdiredis.codec.KeyCodec",
                "timeout | 200 | not an ISO-8601 duration. Write PT0.5S for half a second, for example",
                "deadline | PT0S | out of range. Write PT0.001S to PT1H",
                "connect-timeout | PT2H | out of range. Write PT0.001S to PT1H",
                "pool.max-size | 0 | not an integer from 1 to 10000",
                "pool.min-idle | 9 | more than cdi-redis.pool.max-size, which is 8",
                "location | localhost:6379 | no such scheme. Write redis://, rediss://, valkey://, valkeys://, unix:// or embedded: in"
                        + " front",
                "location | http://localhost | no such scheme. Write redis://, rediss://, valkey://, valkeys://, unix:// or embedded:"
                        + " in front",
                "location | redis://localhost:70000 | the port is not in the range 1 to 65535",
                "location | redis://localhost,localhost | not one host and port. Write redis://localhost:6379, for example",
                "location | redis:///1 | no host. Write redis://localhost:6379, for example",
                "location | redis://localhost/one | the database is not a number. Write redis://localhost:6379/1, for example",
                "location | redis://localhost/1?db=2 | path and query name different databases. Remove one",
                "jcache-annotations | yes | no such value. Write auto, on, off",
                "location | embedded:x | not an embedded location. Write embedded: for any free port, or embedded:6400/1 for"
                        + " port 6400 and database 1",
            })
    @Contract(25)
    void invalidValue_isReportedWithKeyValueAndRemedy(String option, String value, String remedy) {
        String location = option.equals("location") ? "cdi-redis.version=1" : "cdi-redis.location=redis://localhost";

        assertProblems(
                Fine.class,
                List.of(location, "cdi-redis." + option + "=" + value),
                "CDIREDIS00002: cdi-redis." + option + " = \"" + value + "\": " + remedy);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "redis://:pa#ss@localhost | redis://***@localhost",
                "redis://user:s3cret@localhost:port | redis://***",
                "redis://localhost:6379?password=s3cret | redis://localhost:6379?***",
                "redis://u:s3cret@localhost/0?password=s3cret | redis://***@localhost/0?***",
                "redis://:s3cret%40localhost:6379 | redis://***",
                "redis://:s3cret | redis://***",
                "s3cret@ | ***@",
                "redis://user:s3c@ret%zz@localhost | redis://***@localhost",
                "//user:s3cret@localhost | //***@localhost",
                "user:s3cret@localhost | ***@localhost",
                "redis:s3cret@localhost | ***@localhost",
            })
    void wrongUrl_isShownWithoutUserAndPassword(String url, String shown) {
        TestConfig.set("cdi-redis.location=" + url);

        assertThat(deploy(Fine.class))
                .hasMessageContaining("cdi-redis.location = \"" + shown + "\"")
                .satisfies(failure -> assertThat(allMessages(failure)).doesNotContain("s3c", "pa#ss", "ret%zz"));
    }

    @Test
    @Contract(177)
    void conflictingPasswords_areReportedWithoutThem() {
        TestConfig.set(
                "cdi-redis.location=redis://ann:s3cret@localhost",
                "cdi-redis.username=bob",
                "cdi-redis.password=0ther");

        Throwable failure = deploy(Fine.class);

        assertThat(failure)
                .hasMessageContaining(text(
                        "CDIREDIS00009: cdi-redis.username and the user name in cdi-redis.location differ. Give it in one"
                                + " place",
                        "CDIREDIS00009: cdi-redis.password and the password in cdi-redis.location differ. Give it in one"
                                + " place"));
        assertThat(allMessages(failure)).doesNotContain("s3cret", "0ther");
    }

    @Test
    void unresolvedExpression_isReported() {
        assertProblems(
                Fine.class,
                List.of("cdi-redis.location=${redis.url}"),
                "CDIREDIS00011: cdi-redis.location cannot be read: it refers to a property that does not exist, or to itself."
                        + " Define the property, or give a default, as in ${name:default}");
    }

    @Test
    void expressionThatRefersToItself_isReported() {
        assertProblems(
                Fine.class,
                List.of("cdi-redis.location=${a}", "a=${a}"),
                "CDIREDIS00011: cdi-redis.location cannot be read: it refers to a property that does not exist, or to itself."
                        + " Define the property, or give a default, as in ${name:default}");
    }

    @Test
    void usernameWithoutPassword_isReported() {
        String problem =
                "CDIREDIS00012: Cache \"default\" has a user name without a password, with which Redis would log in the"
                        + " default user instead. Set cdi-redis.password, or remove the user name";

        assertProblems(Fine.class, List.of("cdi-redis.location=redis://ann@localhost"), problem);
        assertProblems(
                Fine.class,
                List.of("cdi-redis.location=redis://localhost", "cdi-redis.username=ann", "cdi-redis.password="),
                problem);
    }

    @Test
    void emptyUsernameAndPassword_areNone() {
        TestConfig.set("cdi-redis.location=redis://:@localhost", "cdi-redis.username=", "cdi-redis.password=");

        assertThat(deploy(Fine.class)).isNull();
    }

    @Test
    void propertiesOfTheEmbeddedRedis_areNoOptions() {
        TestConfig.set("cdi-redis.location=redis://localhost", "cdi-redis.embedded.executable=/usr/bin/redis-server");

        assertThat(deploy(Fine.class)).isNull();
    }

    static class DottedAlias {
        @Inject
        @RedisCache("my.books")
        Cache<String, Book> books;
    }

    @Test
    void invalidAlias_atAnInjectionPoint_isReported() {
        assertProblems(
                DottedAlias.class,
                List.of("cdi-redis.location=redis://localhost"),
                "CDIREDIS00010: the field books of " + HERE
                        + "$DottedAlias: \"my.books\" cannot be the name of a cache. Use"
                        + " letters, digits, - and _");
    }

    @Test
    void configuredCacheWithoutLocation_isReported() {
        assertProblems(
                Object.class,
                List.of("cdi-redis.cache.books.ttl=PT1M"),
                "CDIREDIS00005: Cache \"books\" has no location. Set cdi-redis.cache.books.location or cdi-redis.location, to"
                        + " redis://localhost:6379 for example, or remove the other options of the cache");
    }

    @Test
    void invalidAlias_isReported() {
        assertProblems(
                Object.class,
                List.of("cdi-redis.cache.\"my books\".location=redis://localhost"),
                "CDIREDIS00010: cdi-redis.cache.\"my books\".location: \"\"my books\"\" cannot be the name of a cache. Use"
                        + " letters, digits, - and _");
    }

    @Test
    void allProblems_areReportedTogether() {
        TestConfig.set("cdi-redis.tll=PT1M", "cdi-redis.cache.books.ttl=soon", "cdi-redis.cache.books.version=x");

        assertThat(deploy(NoLocation.class, RawCache.class))
                .hasMessageContaining(text(
                        "CDIREDIS00006: the field books of " + HERE
                                + "$RawCache is a Cache without type arguments, so its"
                                + " entries cannot be decoded. Write Cache<String, Book>, for example",
                        "CDIREDIS00003: cdi-redis.tll: no such option. Did you mean cdi-redis.ttl?",
                        "CDIREDIS00004: Cache \"books\" has no location, but the field books of " + HERE
                                + "$NoLocation wants it injected. Set cdi-redis.cache.books.location or"
                                + " cdi-redis.location, to redis://localhost:6379 for example",
                        "CDIREDIS00002: cdi-redis.cache.books.version = \"x\": not an integer from 0 to 2147483647",
                        "CDIREDIS00002: cdi-redis.cache.books.ttl = \"soon\": not an ISO-8601 duration. Write PT5M for five"
                                + " minutes, for example, or never",
                        "CDIREDIS00004: Cache \"default\" has no location, but the field books of " + HERE
                                + "$RawCache wants it injected. Set cdi-redis.cache.default.location or"
                                + " cdi-redis.location, to redis://localhost:6379 for example"));
    }

    @Test
    void defaultThatNobodyUses_isNotChecked() {
        TestConfig.set(
                "cdi-redis.pool.min-idle=9",
                "cdi-redis.username=ann",
                "cdi-redis.cache.books.location=redis://localhost",
                "cdi-redis.cache.books.pool.max-size=20",
                "cdi-redis.cache.books.password=s3cret");

        assertThat(deploy(Object.class)).isNull();
    }

    @Test
    void cacheWithoutLocation_isCheckedForAllElse() {
        assertProblems(
                NoLocation.class,
                List.of("cdi-redis.cache.books.username=ann", "cdi-redis.cache.books.pool.min-idle=9"),
                "CDIREDIS00004: Cache \"books\" has no location, but the field books of " + HERE
                        + "$NoLocation wants it"
                        + " injected. Set cdi-redis.cache.books.location or cdi-redis.location, to redis://localhost:6379"
                        + " for example",
                "CDIREDIS00012: Cache \"books\" has a user name without a password, with which Redis would log in the"
                        + " default user instead. Set cdi-redis.password, or remove the user name",
                "CDIREDIS00002: cdi-redis.cache.books.pool.min-idle = \"9\": more than cdi-redis.pool.max-size, which is 8");
    }

    @Test
    void nothingConfiguredAndNothingInjected_deploys() {
        TestConfig.set();

        assertThat(deploy(Object.class)).isNull();
    }

    private static void assertProblems(Class<?> bean, List<String> configuration, String... problems) {
        TestConfig.set(configuration.toArray(String[]::new));

        assertThat(deploy(bean)).hasMessageContaining(text(problems));
    }

    private static String text(String... problems) {
        // The whole of what Weld shows below its own heading: no stack trace, nothing behind the last problem.
        return ": CDIREDIS00001: The Redis caches of this application cannot be set up. Problems: " + problems.length
                + "\n  - " + String.join("\n  - ", problems) + "\n";
    }

    private static Throwable deploy(Class<?>... beans) {
        return catchThrowable(() -> {
            try (WeldContainer container = new Weld()
                    .disableDiscovery()
                    .addExtension(new RedisExtension())
                    .addBeanClasses(beans)
                    .initialize()) {
                assertThat(container.isRunning()).isTrue();
            }
        });
    }

    private static String allMessages(Throwable failure) {
        StringBuilder messages = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            messages.append(cause).append('\n');
        }
        return messages.toString();
    }
}
