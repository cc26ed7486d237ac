package org.cdiredis.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The redis.conf of a server.
 *
 * @param directives its lines, in order; the last of several with the same name wins, unless Redis collects them
 */
record RedisConf(List<Directive> directives) {

    RedisConf {
        directives = List.copyOf(directives);
    }

    static RedisConf of(ServerSettings settings, int port) {
        List<Directive> directives = new ArrayList<>();
        addBasics(directives);
        addPort(directives, settings, port);
        addReplication(directives, settings);
        if (settings.password() != null) {
            directives.add(Directive.quoted("requirepass", settings.password()));
        }
        if (settings.unixSocket() != null) {
            directives.add(Directive.quoted(
                    "unixsocket", settings.unixSocket().toAbsolutePath().toString()));
            directives.add(new Directive("unixsocketperm", "700"));
        }
        if (settings.mode() == Mode.CLUSTER) {
            directives.add(new Directive("cluster-enabled", "yes"));
        }
        directives.addAll(settings.directives());
        return new RedisConf(directives);
    }

    private static void addBasics(List<Directive> directives) {
        directives.add(new Directive("bind", RedisServer.LOOPBACK));
        directives.add(new Directive("daemonize", "no"));
        directives.add(Directive.quoted("logfile", ""));
        directives.add(Directive.quoted("save", ""));
        directives.add(new Directive("appendonly", "no"));
    }

    private static void addPort(List<Directive> directives, ServerSettings settings, int port) {
        if (settings.tls() == null) {
            directives.add(new Directive("port", Integer.toString(port)));
            return;
        }
        directives.add(new Directive("port", "0"));
        directives.add(new Directive("tls-port", Integer.toString(port)));
        directives.add(new Directive("tls-ca-cert-file", TlsMaterial.CA_FILE));
        directives.add(new Directive("tls-cert-file", TlsMaterial.SERVER_CERTIFICATE_FILE));
        directives.add(new Directive("tls-key-file", TlsMaterial.SERVER_KEY_FILE));
        directives.add(new Directive("tls-auth-clients", "optional"));
        directives.add(new Directive("tls-replication", "yes"));
        if (settings.mode() == Mode.CLUSTER) {
            directives.add(new Directive("tls-cluster", "yes"));
        }
    }

    private static void addReplication(List<Directive> directives, ServerSettings settings) {
        // Without a delay for further replicas to come: a test waits for each replica.
        directives.add(new Directive("repl-diskless-sync-delay", "0"));
        Endpoint primary = settings.primary();
        if (primary != null) {
            directives.add(new Directive("replicaof", RedisServer.LOOPBACK + ' ' + primary.port()));
        }
        // A primary has it too, as it may become a replica.
        String password = primary == null ? settings.password() : primary.password();
        if (password != null) {
            directives.add(Directive.quoted("masterauth", password));
        }
    }

    String text() {
        return directives.stream().map(Directive::line).collect(Collectors.joining("\n", "", "\n"));
    }

    /** Takes from a text what it quotes of this file's passwords. */
    String redact(String text) {
        String redacted = text;
        for (Directive directive : directives) {
            if (directive.isSecret()) {
                redacted = redacted.replace(directive.value(), "***").replace(unquoted(directive.value()), "***");
            }
        }
        return redacted;
    }

    private static String unquoted(String value) {
        return value.length() > 2 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
    }

    @Override
    public String toString() {
        return directives.toString();
    }
}
