package org.cdiredis.internal.config;

import java.time.Duration;
import java.util.Objects;

/** Connections as they are when nothing but the location is configured. */
public final class ConnectionOptionsDefaults {

    private ConnectionOptionsDefaults() {}

    public static ConnectionSettings at(int port) {
        return new ConnectionSettings(
                new Location.Server(false, "127.0.0.1", port, 0),
                Credentials.NONE,
                value(ConnectionOptions.CONNECT_TIMEOUT),
                value(ConnectionOptions.TIMEOUT),
                deadline(),
                new PoolSettings(value(ConnectionOptions.POOL_MIN_IDLE), value(ConnectionOptions.POOL_MAX_SIZE)));
    }

    public static Duration deadline() {
        return value(ConnectionOptions.DEADLINE);
    }

    private static <T> T value(Option<T> option) {
        return Objects.requireNonNull(option.defaultValue());
    }
}
