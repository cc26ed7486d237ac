package org.cdiredis.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The JDK's keytool, which creates certificates where no public API of the JDK does. */
final class Keytool {

    private static final int SECONDS = 30;
    private static final String PASSWORD_VARIABLE = "CDI_REDIS_EMBEDDED_STORE_PASSWORD";

    private final Path executable;
    private final Path store;
    private final Path log;
    private final String password;

    /**
     * A keytool that works on one key store.
     *
     * @param javaHome the JDK or JRE
     * @param directory for the key store and the tool's output
     * @param password protects the key store while it is a file
     * @throws EmbeddedRedisException if the Java installation has no keytool
     */
    Keytool(Path javaHome, Path directory, String password) {
        this.executable = javaHome.resolve("bin").resolve("keytool");
        this.store = directory.resolve("keytool.p12");
        this.log = directory.resolve("keytool.log");
        this.password = password;
        if (!Files.isExecutable(executable)) {
            throw new EmbeddedRedisException("Certificates are created by the JDK's keytool, and there is no "
                    + executable + ": run with a complete JDK.");
        }
    }

    /** Adds a key pair and its certificate; the options say who signs it and what it is good for. */
    void generate(String alias, String commonName, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(executable.toString(), "-genkeypair", "-alias", alias));
        command.addAll(List.of("-dname", "CN=" + commonName, "-keyalg", "EC", "-groupname", "secp256r1"));
        // From yesterday on, for clocks that differ.
        command.addAll(List.of("-startdate", "-1d", "-validity", "30"));
        command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12"));
        command.addAll(List.of("-storepass:env", PASSWORD_VARIABLE));
        command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC"));
        command.addAll(List.of(options));
        run(command);
    }

    private void run(List<String> command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().put(PASSWORD_VARIABLE, password);
        Process keytool = builder.redirectInput(
                        Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        try {
            if (!keytool.waitFor(SECONDS, TimeUnit.SECONDS)) {
                keytool.destroyForcibly();
                throw new EmbeddedRedisException("keytool has not ended after " + SECONDS + " s.");
            }
        } catch (InterruptedException e) {
            keytool.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new EmbeddedRedisException("Interrupted while keytool creates a certificate.", e);
        }
        if (keytool.exitValue() != 0) {
            throw new EmbeddedRedisException("keytool failed:\n" + Files.readString(log));
        }
    }

    KeyStore load() throws IOException, GeneralSecurityException {
        KeyStore loaded = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            loaded.load(in, password.toCharArray());
        }
        return loaded;
    }
}
