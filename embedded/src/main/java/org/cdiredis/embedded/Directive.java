package org.cdiredis.embedded;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * One line of a redis.conf.
 *
 * @param name the directive, as in {@code maxmemory}
 * @param value its arguments as redis.conf has them, quoted where necessary
 */
record Directive(String name, String value) {

    private static final Set<String> SECRETS =
            Set.of("requirepass", "masterauth", "user", "tls-key-file-pass", "tls-client-key-file-pass", "sentinel");

    private static final Set<String> RESERVED = Set.of(
            "port",
            "tls-port",
            "bind",
            "unixsocket",
            "requirepass",
            "replicaof",
            "slaveof",
            "dir",
            "logfile",
            "daemonize");

    Directive {
        if (name.isBlank() || !name.equals(name.strip()) || name.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("Not the name of a redis.conf directive: \"" + name + "\"");
        }
        if (value.isBlank() || value.chars().anyMatch(c -> c == '\n' || c == '\r' || c == 0)) {
            throw new IllegalArgumentException("The value of directive " + name
                    + " has to be one line, and an empty value is written as two quotation marks");
        }
    }

    /** A directive that a user states, and that may not contradict what is generated. */
    static Directive stated(String name, String value) {
        if (RESERVED.contains(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("Directive " + name + " is set by the embedded Redis itself");
        }
        return new Directive(name, value);
    }

    /** A directive with one argument that may contain any character. */
    static Directive quoted(String name, String argument) {
        return new Directive(name, quote(argument));
    }

    private static String quote(String argument) {
        StringBuilder quoted = new StringBuilder("\"");
        for (byte b : argument.getBytes(StandardCharsets.UTF_8)) {
            if (b >= ' ' && b <= '~' && b != '"' && b != '\\') {
                quoted.append((char) b);
            } else {
                quoted.append(String.format("\\x%02x", b & 0xff));
            }
        }
        return quoted.append('"').toString();
    }

    /** Whether the value may contain a password. */
    boolean isSecret() {
        return SECRETS.contains(name.toLowerCase(Locale.ROOT));
    }

    /** The line of the redis.conf. */
    String line() {
        return name + ' ' + value;
    }

    @Override
    public String toString() {
        return isSecret() ? name + " ***" : line();
    }
}
