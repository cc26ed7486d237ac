package org.cdiredis.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.cdiredis.Cache;
import org.cdiredis.Contract;
import org.cdiredis.RedisUnavailableException;
import org.cdiredis.embedded.RedisServer;
import org.cdiredis.embedded.TlsMaterial;
import org.cdiredis.internal.config.Location;
import org.cdiredis.internal.config.TestConnections;
import org.cdiredis.internal.config.TlsFiles;
import org.cdiredis.internal.config.TlsSettings;
import org.cdiredis.internal.config.TlsVerification;

/** Whom a client trusts, and what it shows. */
final class TlsTest {

    private static final String OTHER_HOST = "127.0.0.2";

    private static TlsFiles files;
    private static RedisServer server;
    private static Relay relay;

    private final TestCaches caches = new TestCaches();

    @BeforeAll
    static void start() throws Exception {
        TlsMaterial material = TlsMaterial.generate();
        files = TlsFiles.of(material);
        server = RedisServer.builder()
                .tls(material)
                .option("tls-auth-clients", "yes")
                .start();
        relay = new Relay(OTHER_HOST, server.port());
    }

    @AfterAll
    static void stop() throws Exception {
        relay.close();
        server.stop();
        files.close();
    }

    @AfterEach
    void close() {
        caches.close();
    }

    @Test
    @Contract(180)
    void call_withPrivateAuthorityAndClientCertificate_works() {
        assertThat(cache("127.0.0.1", files.settings()).put("k", "v")).isTrue();
    }

    @Test
    @Contract(180)
    void call_withoutClientCertificate_isRefused() {
        assertRefused("127.0.0.1", files.settings(false, TlsVerification.STRICT));
    }

    @Test
    @Contract(180)
    void call_withoutTrustStore_isRefused() {
        TlsSettings strangers = new TlsSettings(
                Optional.empty(),
                Optional.empty(),
                files.settings().keyStore(),
                files.settings().keyStorePassword(),
                TlsVerification.STRICT);

        assertRefused("127.0.0.1", strangers);
    }

    @Test
    @Contract(180)
    void call_toAHostThatTheCertificateIsNotFor_isRefusedUnlessThatIsNotChecked() {
        assertRefused(OTHER_HOST, files.settings());
        assertThat(cache(OTHER_HOST, files.settings(true, TlsVerification.CA_ONLY))
                        .put("k", "v"))
                .isTrue();
    }

    @Test
    @Contract(180)
    void call_withoutAnyCheck_worksWithAnyCertificate() {
        TlsSettings careless = new TlsSettings(
                Optional.empty(),
                Optional.empty(),
                files.settings().keyStore(),
                files.settings().keyStorePassword(),
                TlsVerification.NONE);

        assertThat(cache(OTHER_HOST, careless).put("k", "v")).isTrue();
    }

    private Cache<String, String> cache(String host, TlsSettings tls) {
        return caches.cache(connection(host, tls).settings());
    }

    private static TestConnections connection(String host, TlsSettings tls) {
        int port = host.equals(OTHER_HOST) ? relay.port() : server.port();
        return TestConnections.to(new Location.Server(true, host, port, 0)).tls(tls);
    }

    private void assertRefused(String host, TlsSettings tls) {
        Duration limit = Duration.ofSeconds(2);
        Cache<String, String> cache =
                caches.cache(connection(host, tls).times(limit, limit, limit).settings());

        assertThat(catchThrowable(() -> cache.get("k"))).isInstanceOf(RedisUnavailableException.class);
    }
}
