package org.cdiredis.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.UUID;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A private certificate authority with a server certificate for {@code localhost} and 127.0.0.1 and a client
 * certificate, all valid for 30 days from yesterday.
 *
 * <p>Nobody else trusts the authority; what another {@code generate()} made is not trusted either. Keys are on disk
 * only in the private directory of a server that uses them, and where the caller stores them.
 *
 * <p>Immutable and thread-safe. No method takes or returns null.
 */
public final class TlsMaterial {

    static final String CA_FILE = "ca.crt";
    static final String SERVER_CERTIFICATE_FILE = "server.crt";
    static final String SERVER_KEY_FILE = "server.key";

    private static final String CA = "ca";
    private static final String SERVER = "server";
    private static final String CLIENT = "client";

    private final X509Certificate ca;
    private final KeyPairEntry server;
    private final KeyPairEntry client;

    private TlsMaterial(X509Certificate ca, KeyPairEntry server, KeyPairEntry client) {
        this.ca = ca;
        this.server = server;
        this.client = client;
    }

    /** A private key with its certificate, which the authority signed. */
    private record KeyPairEntry(PrivateKey key, Certificate certificate) {

        static KeyPairEntry of(KeyStore store, String alias, char[] password) throws GeneralSecurityException {
            return new KeyPairEntry((PrivateKey) store.getKey(alias, password), store.getCertificate(alias));
        }
    }

    /**
     * Creates keys and certificates with the {@code keytool} of this JVM's {@code java.home}. Takes one to three
     * seconds: share the result among tests.
     *
     * @return new material; each call makes another authority
     * @throws EmbeddedRedisException if there is no keytool, it fails, or the thread is interrupted
     */
    public static TlsMaterial generate() {
        return generate(Path.of(System.getProperty("java.home")));
    }

    static TlsMaterial generate(Path javaHome) {
        String password = UUID.randomUUID().toString();
        try (GuardedDirectory directory = GuardedDirectory.create()) {
            Keytool keytool = new Keytool(javaHome, directory.path(), password);
            keytool.generate(CA, "cdi-redis-embedded CA", "-ext", "bc:c=ca:true", "-ext", "ku:c=keyCertSign,cRLSign");
            // A replica or cluster node shows its server certificate as a client, too.
            keytool.generate(
                    SERVER,
                    "localhost",
                    "-signer",
                    CA,
                    "-ext",
                    "san=dns:localhost,ip:127.0.0.1",
                    "-ext",
                    "eku=serverAuth,clientAuth");
            keytool.generate(CLIENT, "cdi-redis-embedded client", "-signer", CA, "-ext", "eku=clientAuth");
            KeyStore store = keytool.load();
            return new TlsMaterial(
                    (X509Certificate) store.getCertificate(CA),
                    KeyPairEntry.of(store, SERVER, password.toCharArray()),
                    KeyPairEntry.of(store, CLIENT, password.toCharArray()));
        } catch (IOException | GeneralSecurityException e) {
            throw new EmbeddedRedisException("Certificates for an embedded Redis can't be created.", e);
        }
    }

    /**
     * The authority's own certificate, which clients have to trust.
     *
     * @return the certificate
     */
    public X509Certificate caCertificate() {
        return ca;
    }

    /**
     * A PKCS12 trust store with the authority's certificate only; {@link KeyStore#store} writes it to a file.
     *
     * @return a new key store
     */
    public KeyStore trustStore() {
        try {
            KeyStore store = emptyStore();
            store.setCertificateEntry(CA, ca);
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new EmbeddedRedisException("The trust store can't be created.", e);
        }
    }

    /**
     * A PKCS12 key store with the client's key and certificate, for servers that ask for one
     * ({@code option("tls-auth-clients", "yes")}).
     *
     * @param password protects the key
     * @return a new key store
     */
    public KeyStore clientKeyStore(char[] password) {
        try {
            KeyStore store = emptyStore();
            store.setKeyEntry(CLIENT, client.key(), password, new Certificate[] {client.certificate(), ca});
            return store;
        } catch (IOException | GeneralSecurityException e) {
            throw new EmbeddedRedisException("The client's key store can't be created.", e);
        }
    }

    private static KeyStore emptyStore() throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    /**
     * What a client needs: trusts the authority only, and shows the client certificate if asked.
     *
     * @return a new context
     */
    public SSLContext clientContext() {
        try {
            char[] password = UUID.randomUUID().toString().toCharArray();
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(clientKeyStore(password), password);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trustStore());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new EmbeddedRedisException("The client's TLS context can't be created.", e);
        }
    }

    /** Writes the files that a redis.conf names. */
    void writeServerFiles(GuardedDirectory directory) throws IOException {
        try {
            directory.write(CA_FILE, pem("CERTIFICATE", ca.getEncoded()));
            directory.write(
                    SERVER_CERTIFICATE_FILE,
                    pem("CERTIFICATE", server.certificate().getEncoded()));
            directory.write(SERVER_KEY_FILE, pem("PRIVATE KEY", server.key().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new EmbeddedRedisException("The server's certificates can't be written.", e);
        }
    }

    private static String pem(String type, byte[] content) {
        Base64.Encoder encoder = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
        return "-----BEGIN " + type + "-----\n" + encoder.encodeToString(content) + "\n-----END " + type + "-----\n";
    }
}
