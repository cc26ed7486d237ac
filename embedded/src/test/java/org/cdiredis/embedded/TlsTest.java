package org.cdiredis.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Collections;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

    private static final Duration SHORT = Duration.ofSeconds(2);

    private static TlsMaterial material;

    @BeforeAll
    static void generate() {
        material = TlsMaterial.generate();
    }

    @Test
    void tls_withTheGeneratedAuthorityTrusted_works() {
        try (RedisServer server =
                RedisServer.builder().tls(material).password("secret").start()) {
            assertThat(server.uri()).isEqualTo("rediss://127.0.0.1:" + server.port());
            assertThat(server.command("PING")).isEqualTo("PONG");
        }
    }

    @Test
    void tls_withTheDefaultTrustOfTheJvm_isRefusedByTheClient() throws Exception {
        try (RedisServer server = RedisServer.builder().tls(material).start()) {
            assertThatThrownBy(() -> ping(SSLContext.getDefault(), server)).isInstanceOf(SSLException.class);
        }
    }

    @Test
    void tls_withAPlainConnection_isRefusedByTheServer() {
        try (RedisServer server = RedisServer.builder().tls(material).start()) {
            Endpoint plain = new Endpoint(server.port(), null, null);

            assertThatThrownBy(() -> RespConnection.open(plain, SHORT).command("PING"))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void tls_withoutClientCertificate_worksUnlessTheServerAsksForOne() throws Exception {
        try (RedisServer lenient = RedisServer.builder().tls(material).start();
                RedisServer strict = RedisServer.builder()
                        .tls(material)
                        .option("tls-auth-clients", "yes")
                        .start()) {
            assertThat(ping(trustOnly(), lenient)).startsWith("+PONG");
            assertThatThrownBy(() -> ping(trustOnly(), strict)).isInstanceOf(IOException.class);
            assertThat(ping(material.clientContext(), strict)).startsWith("+PONG");
        }
    }

    private static SSLContext trustOnly() throws Exception {
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(material.trustStore());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static String ping(SSLContext context, RedisServer server) throws IOException {
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(server.host(), server.port())) {
            socket.setSoTimeout((int) SHORT.toMillis());
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            byte[] reply = socket.getInputStream().readNBytes(7);
            if (reply.length < 7) {
                throw new IOException("closed");
            }
            return new String(reply, StandardCharsets.US_ASCII);
        }
    }

    @Test
    void replicaOf_aPrimaryWithTlsAndPassword_takesBothOver() {
        try (RedisReplication redis =
                RedisReplication.start(1, b -> b.tls(material).password("secret"))) {
            redis.primary().command("SET", "key", "value");
            redis.primary().command("WAIT", "1", "5000");

            assertThat(redis.replicas().get(0).command("GET", "key")).isEqualTo("value");
        }
    }

    @Test
    void sentinels_ofServersWithTlsAndPassword_haveBoth() {
        try (RedisSentinels redis = RedisSentinels.builder()
                .servers(b -> b.tls(material).password("secret"))
                .start()) {
            RedisServer sentinel = redis.sentinels().get(0);

            assertThat(sentinel.uri()).startsWith("rediss://");
            assertThat(sentinel.password()).contains("secret");
            assertThat(redis.currentPrimary()).isSameAs(redis.primary());
        }
    }

    @Test
    void cluster_withTlsPasswordAndClientCertificates_works() {
        try (RedisCluster redis =
                RedisCluster.start(1, b -> b.tls(material).password("secret").option("tls-auth-clients", "yes"))) {
            assertThat(redis.ownerOf("key").command("SET", "key", "value")).isEqualTo("OK");
        }
    }

    @Test
    void trustStore_always_holdsTheAuthorityOnly() throws Exception {
        KeyStore store = material.trustStore();

        assertThat(Collections.list(store.aliases())).hasSize(1);
        X509Certificate ca = material.caCertificate();
        ca.verify(ca.getPublicKey());
        assertThat(ca.getBasicConstraints()).isNotNegative();
    }

    @Test
    void clientKeyStore_always_holdsACertificateOfTheAuthority() throws Exception {
        KeyStore store = material.clientKeyStore("password".toCharArray());
        String alias = store.aliases().nextElement();

        assertThat(store.getKey(alias, "password".toCharArray())).isNotNull();
        store.getCertificate(alias).verify(material.caCertificate().getPublicKey());
    }

    @Test
    void generate_withoutKeytool_saysWhatIsMissing(@TempDir Path javaHome) {
        assertThatThrownBy(() -> TlsMaterial.generate(javaHome))
                .isInstanceOf(EmbeddedRedisException.class)
                .hasMessage("Certificates are created by the JDK's keytool, and there is no " + javaHome
                        + "/bin/keytool: run with a complete JDK.");
    }
}
