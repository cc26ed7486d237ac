package org.cdiredis.internal.config;

import java.io.ObjectInputFilter;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Stream;

import org.cdiredis.ErrorKind;
import org.cdiredis.Expiry;
import org.cdiredis.NullPolicy;
import org.cdiredis.SingleFlight;
import org.cdiredis.codec.KeyCodec;
import org.cdiredis.codec.KeyPrefixSupplier;
import org.cdiredis.codec.KeySpace;
import org.cdiredis.internal.cache.CacheReference;
import org.cdiredis.internal.lock.LockFactory;

/** Settings as a test needs them. */
public final class TestSettings {

    private static final Duration LONG = Duration.ofSeconds(10);

    /** Errors that are thrown. */
    public static final ErrorSettings ERRORS = new ErrorSettings(
            false,
            Set.of(ErrorKind.CONNECTION, ErrorKind.TIMEOUT, ErrorKind.SERVER),
            new ErrorSettings.Log(true, "org.cdiredis.cache.test", LONG),
            MethodErrors.BYPASS,
            Optional.empty(),
            BreakerSettings.OFF);

    /** One loader for each key of a JVM at a time, and no stale window. */
    public static final LoadSettings LOADS =
            new LoadSettings(SingleFlight.LOCAL, Duration.ZERO, StaleRefresh.BACKGROUND, LONG, Duration.ofMinutes(1));

    /** A thread for each task that nobody waits for. */
    public static final Executor BACKGROUND = task -> new Thread(task).start();

    /** For caches that are not serialized. */
    public static final CacheReference NO_REFERENCE = () -> {
        throw new AssertionError("not serialized here");
    };

    /** For caches that give no locks. */
    public static final LockFactory NO_LOCKS = (prefix, name) -> {
        throw new AssertionError("not locked here");
    };

    private static final LockSettings LOCKS = new LockSettings(Duration.ofSeconds(30), OnLostRelease.FAIL);

    private TestSettings() {}

    public static ConnectionSettings connection(int port) {
        return connection(new Location.Server(false, "127.0.0.1", port, 0), Credentials.NONE, LONG);
    }

    public static ConnectionSettings connection(Location location, Credentials credentials, Duration deadline) {
        return new ConnectionSettings(location, credentials, deadline, deadline, deadline, new PoolSettings(1, 8));
    }

    public static CacheSettings of(String alias, KeySpace keySpace, Expiry expiry) {
        return of(alias, keySpace, expiry, ERRORS);
    }

    public static CacheSettings of(String alias, KeySpace keySpace, Expiry expiry, ErrorSettings errors) {
        return new CacheSettings(
                alias,
                connection(1),
                keys(keySpace, false),
                values(SerializerKind.JSON, CompressorKind.NONE, ValueFormat.PLAIN),
                new EntrySettings(expiry, 0, NullPolicy.STORE, ClearMode.SCAN, 500),
                LOADS,
                Optional.empty(),
                errors,
                LOCKS);
    }

    public static CacheSettings of(String alias, KeySettings keys, EntrySettings entries, LoadSettings loads) {
        return new CacheSettings(
                alias,
                connection(1),
                keys,
                values(SerializerKind.JSON, CompressorKind.NONE, ValueFormat.PLAIN),
                entries,
                loads,
                Optional.empty(),
                ERRORS,
                LOCKS);
    }

    /** The same with a near cache. */
    public static CacheSettings near(CacheSettings base, NearCacheSettings near) {
        return with(base, base.connection(), Optional.of(near), base.errors());
    }

    /** The same on another Redis. */
    public static CacheSettings with(CacheSettings base, ConnectionSettings connection) {
        return with(base, connection, base.near(), base.errors());
    }

    /** The same with other errors. */
    public static CacheSettings with(CacheSettings base, ErrorSettings errors) {
        return with(base, base.connection(), base.near(), errors);
    }

    private static CacheSettings with(
            CacheSettings base, ConnectionSettings connection, Optional<NearCacheSettings> near, ErrorSettings errors) {
        return new CacheSettings(
                base.alias(),
                connection,
                base.keys(),
                base.values(),
                base.entries(),
                base.loads(),
                near,
                errors,
                base.locks());
    }

    /** With a key codec, and possibly a supplier of prefixes, among the components. */
    public static KeySettings keys(KeySpace keySpace, boolean hasPrefixSupplier) {
        return new KeySettings(
                keySpace,
                Optional.of(component(KeyPrefixSupplier.class)).filter(supplier -> hasPrefixSupplier),
                Optional.of(component(KeyCodec.class)));
    }

    private static <T> Component<T> component(Class<T> type) {
        return new Component<>("", "", type, Optional.empty());
    }

    /** Values by what comes with the library, compressed from the first byte on. */
    public static ValueSettings values(SerializerKind serializer, CompressorKind compressor, ValueFormat format) {
        return new ValueSettings(
                format,
                new SerializerSettings(
                        serializer,
                        Optional.empty(),
                        List.of(),
                        false,
                        Optional.of(ObjectInputFilter.Config.createFilter("org.cdiredis.**;!*")),
                        Collections.emptySortedMap()),
                new CompressorSettings(compressor, Optional.empty(), List.of(), 0, OptionalInt.empty()),
                1 << 20,
                UndecodablePolicy.ABSENT);
    }

    /** Instead of what an application brings, these. */
    public static Components components(Object... parts) {
        return new Components() {
            @Override
            public <T> T get(Component<T> component) {
                return Stream.of(parts)
                        .filter(component.type()::isInstance)
                        .map(component.type()::cast)
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(component));
            }
        };
    }
}
