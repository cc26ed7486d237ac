package org.cdiredis.internal.config;

import java.nio.file.Path;
import java.util.List;

/** Options of the connections themselves: encryption, transport, and Redisson's own configuration. */
final class TransportOptions {

    static final Option<Path> TRUST_STORE = file(
            "tls.trust-store",
            "those of the JVM",
            "The authorities that are trusted to sign the server's certificate: a file in the format JKS, PKCS12 or PEM.");

    static final Option<Secret> TRUST_STORE_PASSWORD =
            password("tls.trust-store-password", "The password of `tls.trust-store`. Never shown in messages or logs.");

    static final Option<Path> KEY_STORE = file(
            "tls.key-store",
            "none",
            "The client's own key and certificate, for servers that ask for one: a file in the format JKS or PKCS12.");

    static final Option<Secret> KEY_STORE_PASSWORD =
            password("tls.key-store-password", "The password of `tls.key-store`. Never shown in messages or logs.");

    static final Option<TlsVerification> VERIFICATION = Option.constant(
            "tls.verify",
            TlsVerification.class,
            TlsVerification.STRICT,
            "What is checked of the server's certificate: authority and host name, the authority only, or nothing.");

    static final Option<Transport> TRANSPORT = Option.constant(
            "transport",
            Transport.class,
            Transport.AUTO,
            "What carries the connections. `auto`: epoll if its native library is on the class path, else nio.");

    static final Option<Secret> REDISSON_CONFIG = new Option<>(
            "redisson-config",
            "path of a file, or `classpath:` and a resource",
            "none",
            "A Redisson configuration in YAML for what has no option here. Location, credentials, times and pool come from the"
                    + " options.",
            false,
            OptionParsers::document,
            null);

    static final List<Option<?>> ALL = List.of(
            TRUST_STORE, TRUST_STORE_PASSWORD, KEY_STORE, KEY_STORE_PASSWORD, VERIFICATION, TRANSPORT, REDISSON_CONFIG);

    private TransportOptions() {}

    private static Option<Path> file(String name, String defaultText, String meaning) {
        return new Option<>(name, "path of a file", defaultText, meaning, false, OptionParsers::file, null);
    }

    private static Option<Secret> password(String name, String meaning) {
        return new Option<>(name, "text", "none", meaning, true, Secret::new, null);
    }
}
