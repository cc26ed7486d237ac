package org.cdiredis.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

import org.jspecify.annotations.Nullable;

/**
 * What a server is started with, and started with again.
 *
 * @param mode what it is started as
 * @param port the stated port; empty for a free one
 * @param password the default user's password, or null
 * @param tls what the server shows and trusts, or null for plain connections
 * @param unixSocket the path of an additional Unix domain socket, or null
 * @param primary whose replica it is, or null
 * @param directives further lines of its redis.conf; they win over the generated ones
 * @param startTimeout how long its start may take
 */
record ServerSettings(
        Mode mode,
        OptionalInt port,
        @Nullable String password,
        @Nullable TlsMaterial tls,
        @Nullable Path unixSocket,
        @Nullable Endpoint primary,
        List<Directive> directives,
        Duration startTimeout) {

    ServerSettings {
        port.ifPresent(Endpoint::requirePort);
        if (password != null) {
            requirePassword(password);
        }
        requireTimeout(startTimeout);
        directives = List.copyOf(directives);
    }

    static String requirePassword(String password) {
        if (password.isEmpty()) {
            throw new IllegalArgumentException("The password is empty; state none for a server without a password");
        }
        return password;
    }

    static Duration requireTimeout(Duration startTimeout) {
        if (startTimeout.isNegative() || startTimeout.isZero()) {
            throw new IllegalArgumentException("The start timeout has to be positive, not " + startTimeout);
        }
        return startTimeout;
    }

    Endpoint at(int chosenPort) {
        return new Endpoint(chosenPort, password, tls);
    }

    @Override
    public String toString() {
        // The generated text would show the password.
        return mode + " " + directives;
    }
}
