package org.cdiredis.internal.errors;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import org.cdiredis.Cache;
import org.cdiredis.CacheErrorHandler;
import org.cdiredis.ErrorKind;
import org.cdiredis.Expiry;
import org.cdiredis.codec.KeySpace;
import org.cdiredis.internal.cache.CacheFactory;
import org.cdiredis.internal.client.Client;
import org.cdiredis.internal.client.Clients;
import org.cdiredis.internal.codec.KeyText;
import org.cdiredis.internal.codec.SeparatedKeys;
import org.cdiredis.internal.codec.ValueCodecs;
import org.cdiredis.internal.commands.RedissonCommands;
import org.cdiredis.internal.config.BreakerSettings;
import org.cdiredis.internal.config.CacheSettings;
import org.cdiredis.internal.config.Component;
import org.cdiredis.internal.config.ConnectionSettings;
import org.cdiredis.internal.config.Credentials;
import org.cdiredis.internal.config.ErrorSettings;
import org.cdiredis.internal.config.Location;
import org.cdiredis.internal.config.MethodErrors;
import org.cdiredis.internal.config.PoolSettings;
import org.cdiredis.internal.config.TestSettings;

/** Caches of texts with an error policy, over clients of a test. */
final class ErrorCaches implements AutoCloseable {

    static final String LOGGER = "org.example.outages";
    static final Set<ErrorKind> DEFAULT = EnumSet.of(ErrorKind.CONNECTION, ErrorKind.TIMEOUT, ErrorKind.SERVER);
    static final BreakerSettings OFF = BreakerSettings.OFF;

    private final Clients clients = new Clients();
    private final ValueCodecs codecs = new ValueCodecs(TestSettings.components());

    static ErrorSettings ignoring(Set<ErrorKind> kinds, BreakerSettings breaker) {
        return settings(true, kinds, Optional.empty(), breaker);
    }

    static ErrorSettings throwing(BreakerSettings breaker) {
        return settings(false, DEFAULT, Optional.empty(), breaker);
    }

    static ErrorSettings handled(boolean isIgnoring) {
        return settings(
                isIgnoring,
                DEFAULT,
                Optional.of(new Component<>("", "", CacheErrorHandler.class, Optional.empty())),
                OFF);
    }

    private static ErrorSettings settings(
            boolean isIgnoring,
            Set<ErrorKind> kinds,
            Optional<Component<CacheErrorHandler>> handler,
            BreakerSettings breaker) {
        return new ErrorSettings(
                isIgnoring,
                kinds,
                new ErrorSettings.Log(true, LOGGER, Duration.ofHours(1)),
                MethodErrors.BYPASS,
                handler,
                breaker);
    }

    static ConnectionSettings connection(int port, Duration timeout) {
        return connection(port, Credentials.NONE, timeout, Duration.ofSeconds(5));
    }

    static ConnectionSettings connection(int port, Credentials credentials, Duration timeout, Duration deadline) {
        return new ConnectionSettings(
                new Location.Server(false, "127.0.0.1", port, 0),
                credentials,
                Duration.ofSeconds(5),
                timeout,
                deadline,
                new PoolSettings(1, 4));
    }

    Cache<String, String> cache(ConnectionSettings connection, ErrorSettings errors, Object... parts) {
        return cache("books", connection, errors, parts);
    }

    @SuppressWarnings("unchecked")
    Cache<String, String> cache(String alias, ConnectionSettings connection, ErrorSettings errors, Object... parts) {
        Object[] components = new Object[parts.length + 1];
        System.arraycopy(parts, 0, components, 0, parts.length);
        components[parts.length] = new SeparatedKeys();
        Client client = clients.of(connection);
        CacheSettings settings =
                TestSettings.of(alias, new KeySpace("", 1), Expiry.after(Duration.ofMinutes(5)), errors);
        return new CacheFactory(TestSettings.components(components), clients.timer(), clients.background())
                .create(
                        settings,
                        (KeyText<String>) KeyText.of(String.class).orElseThrow(),
                        codecs.codec(settings.values(), codecs.canonical(String.class)),
                        new RedissonCommands(alias, client, client.circuit(errors.breaker())),
                        TestSettings.NO_LOCKS,
                        TestSettings.NO_REFERENCE);
    }

    Clients clients() {
        return clients;
    }

    @Override
    public void close() {
        clients.close();
    }
}
