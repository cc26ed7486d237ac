package org.cdiredis.internal.config;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Optional;

import org.cdiredis.embedded.TlsMaterial;

/** Trust store and key store of a client, in files. */
public final class TlsFiles implements AutoCloseable {

    private static final String PASSWORD = "changeit";

    private final Path trustStore;
    private final Path keyStore;

    private TlsFiles(Path trustStore, Path keyStore) {
        this.trustStore = trustStore;
        this.keyStore = keyStore;
    }

    public static TlsFiles of(TlsMaterial material) throws IOException, GeneralSecurityException {
        return new TlsFiles(write(material.trustStore()), write(material.clientKeyStore(PASSWORD.toCharArray())));
    }

    private static Path write(KeyStore store) throws IOException, GeneralSecurityException {
        Path file = Files.createTempFile("store", ".p12");
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
        return file;
    }

    public Path trustStore() {
        return trustStore;
    }

    public TlsSettings settings() {
        return settings(true, TlsVerification.STRICT);
    }

    public TlsSettings settings(boolean showsCertificate, TlsVerification verification) {
        return new TlsSettings(
                Optional.of(trustStore),
                Optional.of(new Secret(PASSWORD)),
                Optional.of(keyStore).filter(store -> showsCertificate),
                Optional.of(new Secret(PASSWORD)).filter(store -> showsCertificate),
                verification);
    }

    @Override
    public void close() {
        trustStore.toFile().delete();
        keyStore.toFile().delete();
    }
}
