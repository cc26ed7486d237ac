package org.cdiredis.internal.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.reflect.Type;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

import org.jspecify.annotations.Nullable;

import org.cdiredis.Cache;
import org.cdiredis.Expiry;
import org.cdiredis.NullPolicy;
import org.cdiredis.SingleFlight;
import org.cdiredis.codec.KeyCodec;
import org.cdiredis.codec.KeyPrefixSupplier;
import org.cdiredis.codec.KeySpace;
import org.cdiredis.internal.codec.KeyText;
import org.cdiredis.internal.codec.SeparatedKeys;
import org.cdiredis.internal.codec.ValueCodecs;
import org.cdiredis.internal.commands.SetCondition;
import org.cdiredis.internal.config.CacheSettings;
import org.cdiredis.internal.config.ClearMode;
import org.cdiredis.internal.config.EntrySettings;
import org.cdiredis.internal.config.LoadSettings;
import org.cdiredis.internal.config.StaleRefresh;
import org.cdiredis.internal.config.TestSettings;

/** Makes the caches of the contract, each with the settings that a check is about, and looks past them. */
final class ContractCaches {

    private static final ScheduledExecutorService TIMER = Executors.newScheduledThreadPool(1, task -> {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        return thread;
    });

    private final Store store;
    private final ValueCodecs codecs = new ValueCodecs(TestSettings.components());

    ContractCaches(Store store) {
        this.store = store;
    }

    Settings with() {
        return new Settings();
    }

    <V> Cache<String, V> of(Class<V> valueType) {
        return with().cache(valueType);
    }

    String raw(String physicalKey) {
        return new String(await(store.commands("test").get(physicalKey)), UTF_8);
    }

    boolean exists(String physicalKey) {
        return await(store.commands("test").exists(physicalKey));
    }

    void putRaw(String physicalKey, String text) {
        await(store.commands("test").set(physicalKey, text.getBytes(UTF_8), null, SetCondition.ALWAYS));
    }

    void pass(Duration time) {
        store.pass(time);
    }

    Store store() {
        return store;
    }

    static <T extends @Nullable Object> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    /** What a check needs, and the default for the rest. */
    final class Settings {

        private String prefix = "";
        private int version = 1;
        private Expiry expiry = Expiry.after(Duration.ofMinutes(5));
        private KeyCodec keyCodec = new SeparatedKeys();
        private @Nullable KeyPrefixSupplier prefixSupplier;
        private NullPolicy nulls = NullPolicy.STORE;
        private ClearMode clear = ClearMode.SCAN;
        private SingleFlight singleFlight = SingleFlight.LOCAL;
        private Duration staleWindow = Duration.ZERO;
        private StaleRefresh staleRefresh = StaleRefresh.BACKGROUND;
        private Duration lease = Duration.ofSeconds(10);
        private Duration timeout = Duration.ofMinutes(1);
        private Executor background = TestSettings.BACKGROUND;
        private double jitter;
        private DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();

        Settings prefix(String other) {
            prefix = other;
            return this;
        }

        Settings version(int other) {
            version = other;
            return this;
        }

        Settings expiry(Expiry other) {
            expiry = other;
            return this;
        }

        Settings keyCodec(KeyCodec other) {
            keyCodec = other;
            return this;
        }

        Settings prefixSupplier(KeyPrefixSupplier other) {
            prefixSupplier = other;
            return this;
        }

        Settings nulls(NullPolicy other) {
            nulls = other;
            return this;
        }

        Settings clear(ClearMode other) {
            clear = other;
            return this;
        }

        Settings singleFlight(SingleFlight other) {
            singleFlight = other;
            return this;
        }

        Settings staleWindow(Duration other) {
            staleWindow = other;
            return this;
        }

        Settings lease(Duration other) {
            lease = other;
            return this;
        }

        Settings staleRefresh(StaleRefresh other) {
            staleRefresh = other;
            return this;
        }

        Settings background(Executor other) {
            background = other;
            return this;
        }

        Settings timeout(Duration other) {
            timeout = other;
            return this;
        }

        Settings jitter(double other, DoubleSupplier numbers) {
            jitter = other;
            random = numbers;
            return this;
        }

        <V> Cache<String, V> cache(Type valueType) {
            return cache(String.class, valueType);
        }

        @SuppressWarnings("unchecked")
        <K, V> Cache<K, V> cache(Class<K> keyType, Type valueType) {
            CacheSettings settings = store.keepingNear(TestSettings.of(
                    "test",
                    TestSettings.keys(new KeySpace(prefix, version), prefixSupplier != null),
                    new EntrySettings(expiry, jitter, nulls, clear, 500),
                    new LoadSettings(singleFlight, staleWindow, staleRefresh, lease, timeout)));
            KeyPrefixSupplier supplier = prefixSupplier;
            return new CacheFactory(
                            supplier == null
                                    ? TestSettings.components(keyCodec)
                                    : TestSettings.components(keyCodec, supplier),
                            TIMER,
                            background,
                            store::invalidations,
                            random)
                    .create(
                            settings,
                            (KeyText<K>) KeyText.of(keyType).orElseThrow(),
                            codecs.codec(settings.values(), codecs.canonical(valueType)),
                            store.commands("test"),
                            TestSettings.NO_LOCKS,
                            TestSettings.NO_REFERENCE);
        }
    }
}
