package org.cdiredis.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.cdiredis.Cache;
import org.cdiredis.RedisCacheException;
import org.cdiredis.RedisUnavailableException;
import org.cdiredis.embedded.RedisServer;
import org.cdiredis.embedded.TlsMaterial;
import org.cdiredis.internal.config.Credentials;
import org.cdiredis.internal.config.Location;
import org.cdiredis.internal.config.Secret;
import org.cdiredis.internal.config.TestSettings;

/** Who may connect, and how. */
final class AccessTest {

    private static final String PASSWORD = "s3cret-of-the-server";
    private static final String WRONG = "s3cret-of-nobody";

    private final TestCaches caches = new TestCaches();

    @AfterEach
    void close() {
        caches.close();
    }

    @Test
    void call_withPassword_works() {
        try (RedisServer server = RedisServer.builder().password(PASSWORD).start()) {
            assertThat(cache(server, credentials("", PASSWORD)).put("k", "v")).isTrue();
        }
    }

    @Test
    void call_withUserAndPassword_works() {
        try (RedisServer server = RedisServer.start()) {
            server.command("ACL", "SETUSER", "ann", "on", ">" + PASSWORD, "~*", "+@all");

            assertThat(cache(server, credentials("ann", PASSWORD)).put("k", "v"))
                    .isTrue();
        }
    }

    @Test
    void call_ofUserWhoMayDoLittle_works() {
        try (RedisServer server = RedisServer.start()) {
            server.command("ACL", "SETUSER", "ann", "on", ">" + PASSWORD, "~:1:*", "+get", "+ping", "+select");

            Cache<String, String> cache = cache(server, credentials("ann", PASSWORD));

            assertThat(cache.get("k")).isNull();
            assertThat(catchThrowable(() -> cache.put("k", "v")))
                    .isInstanceOf(RedisCacheException.class)
                    .hasMessageStartingWith("CDIREDIS00108: Cache \"books\": Redis at 127.0.0.1:" + server.port()
                            + " answered with an error: NOPERM ");
        }
    }

    @Test
    void call_withWrongPassword_saysSo() {
        try (RedisServer server = RedisServer.builder().password(PASSWORD).start()) {
            assertRefused(
                    cache(server, credentials("", WRONG)),
                    "CDIREDIS00104: Cache \"books\": Redis at 127.0.0.1:" + server.port()
                            + " refuses the user name or password. Check them in the location or in the options username"
                            + " and password");
        }
    }

    @Test
    void call_withoutPassword_saysSo() {
        try (RedisServer server = RedisServer.builder().password(PASSWORD).start()) {
            assertRefused(
                    cache(server, Credentials.NONE),
                    "CDIREDIS00105: Cache \"books\": Redis at 127.0.0.1:" + server.port()
                            + " wants a password. Set the option password");
        }
    }

    @Test
    void passwords_areInNoMessageAndNoLog() {
        try (RedisServer server = RedisServer.builder().password(PASSWORD).start();
                RecordedLog log = new RecordedLog()) {
            server.command("ACL", "SETUSER", "ann", "on", ">" + PASSWORD, "~*", "+@all");
            cache(server, credentials("ann", PASSWORD)).put("k", "v");
            Cache<String, String> right = cache(server, credentials("", PASSWORD));
            right.put("k", "v");
            Throwable wrong =
                    catchThrowable(() -> cache(server, credentials("", WRONG)).get("k"));
            server.kill();
            Throwable gone = catchThrowable(() -> right.get("k"));

            assertThat(log.text()).as("the log was recorded").contains("127.0.0.1", "CDIREDIS00303");
            assertThat(log.text() + stackTrace(wrong) + stackTrace(gone)).doesNotContain(PASSWORD, WRONG);
            assertThat(new Secret(PASSWORD).toString()).isEqualTo("***");
            assertThat(TestSettings.connection(server(server, 0), credentials("ann", PASSWORD), Duration.ofSeconds(1)))
                    .asString()
                    .doesNotContain(PASSWORD);
        }
    }

    @Test
    void call_toDatabaseOutOfRange_saysSo() {
        try (RedisServer server = RedisServer.start()) {
            Cache<String, String> cache =
                    caches.cache(TestSettings.connection(server(server, 99), Credentials.NONE, Duration.ofSeconds(5)));

            assertRefused(
                    cache,
                    "CDIREDIS00106: Cache \"books\": Redis at 127.0.0.1:" + server.port()
                            + " has no database 99. Choose a lower number in the location, or raise the server's setting"
                            + " databases");
        }
    }

    @Test
    void database_isTheOneOfTheLocation() {
        try (RedisServer server = RedisServer.start()) {
            caches.cache(TestSettings.connection(server(server, 3), Credentials.NONE, Duration.ofSeconds(5)))
                    .put("k", "v");

            assertThat(server.command("INFO", "keyspace")).contains("db3:keys=1");
        }
    }

    @Test
    void tlsCall_toUntrustedServer_isRefused() {
        try (RedisServer server =
                RedisServer.builder().tls(TlsMaterial.generate()).start()) {
            Throwable failure = catchThrowable(() -> encrypted(server).get("k"));

            assertThat(failure)
                    .isInstanceOf(RedisUnavailableException.class)
                    .hasMessageStartingWith("CDIREDIS00111: Cache \"books\": no TLS connection to Redis at 127.0.0.1:"
                            + server.port() + ". ");
        }
    }

    @Test
    void tlsCall_toServerThatTheJvmTrusts_works(@TempDir Path directory) throws Exception {
        TlsMaterial material = TlsMaterial.generate();
        Path trustStore = directory.resolve("trust.p12");
        try (OutputStream out = Files.newOutputStream(trustStore)) {
            material.trustStore().store(out, "changeit".toCharArray());
        }
        System.setProperty("javax.net.ssl.trustStore", trustStore.toString());
        System.setProperty("javax.net.ssl.trustStorePassword", "changeit");
        try (RedisServer server = RedisServer.builder()
                .tls(material)
                .option("tls-auth-clients", "no")
                .start()) {
            assertThat(encrypted(server).put("k", "v")).isTrue();
        } finally {
            System.clearProperty("javax.net.ssl.trustStore");
            System.clearProperty("javax.net.ssl.trustStorePassword");
        }
    }

    private Cache<String, String> encrypted(RedisServer server) {
        return caches.cache(TestSettings.connection(
                new Location.Server(true, "127.0.0.1", server.port(), 0), Credentials.NONE, Duration.ofSeconds(5)));
    }

    private Cache<String, String> cache(RedisServer server, Credentials credentials) {
        return caches.cache(TestSettings.connection(server(server, 0), credentials, Duration.ofSeconds(5)));
    }

    private static Location server(RedisServer server, int database) {
        return new Location.Server(false, "127.0.0.1", server.port(), database);
    }

    private static Credentials credentials(String username, String password) {
        return new Credentials(
                username.isEmpty() ? Optional.empty() : Optional.of(username), Optional.of(new Secret(password)));
    }

    private static void assertRefused(Cache<String, String> cache, String message) {
        assertThat(catchThrowable(() -> cache.get("k")))
                .isInstanceOf(RedisUnavailableException.class)
                .hasMessage(message);
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
