package org.cdiredis.internal.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Whom to trust, and what to show, on encrypted connections.
 *
 * @param trustStore the file with the trusted authorities; empty for those of the JVM
 * @param trustStorePassword its password, if it has one
 * @param keyStore the file with the client's key and certificate; empty for none
 * @param keyStorePassword its password, if it has one
 * @param verification what is checked of the server's certificate
 */
public record TlsSettings(
        Optional<Path> trustStore,
        Optional<Secret> trustStorePassword,
        Optional<Path> keyStore,
        Optional<Secret> keyStorePassword,
        TlsVerification verification) {

    /** The JVM's authorities, no client certificate, all checks. */
    public static final TlsSettings DEFAULT = new TlsSettings(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), TlsVerification.STRICT);
}
