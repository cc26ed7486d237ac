package org.cdiredis.internal.cache;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import jakarta.transaction.TransactionManager;

import com.arjuna.ats.arjuna.common.ObjectStoreEnvironmentBean;
import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import com.arjuna.common.internal.util.propertyservice.BeanPopulator;

import org.cdiredis.Cache;
import org.cdiredis.Expiry;
import org.cdiredis.NullPolicy;
import org.cdiredis.SingleFlight;
import org.cdiredis.codec.KeySpace;
import org.cdiredis.internal.client.Clients;
import org.cdiredis.internal.codec.KeyText;
import org.cdiredis.internal.codec.ValueCodecs;
import org.cdiredis.internal.commands.CommandsFactory;
import org.cdiredis.internal.config.BreakerSettings;
import org.cdiredis.internal.config.CacheSettings;
import org.cdiredis.internal.config.ClearMode;
import org.cdiredis.internal.config.ConnectionSettings;
import org.cdiredis.internal.config.Credentials;
import org.cdiredis.internal.config.EntrySettings;
import org.cdiredis.internal.config.InvalidationKind;
import org.cdiredis.internal.config.KeySettings;
import org.cdiredis.internal.config.LoadSettings;
import org.cdiredis.internal.config.Location;
import org.cdiredis.internal.config.NearCacheSettings;
import org.cdiredis.internal.config.StaleRefresh;
import org.cdiredis.internal.config.TestSettings;
import org.cdiredis.internal.invalidation.InvalidationsFactory;
import org.cdiredis.internal.transaction.RegistryTransactions;

/** One of the processes that share a cache, with a real transaction manager. */
final class TransactionNode implements AutoCloseable {

    static final TransactionManager MANAGER = manager();

    private final Clients clients = new Clients();
    private final ValueCodecs codecs = new ValueCodecs(TestSettings.components());
    private final CacheFactory factory = new CacheFactory(
            TestSettings.components(),
            clients.timer(),
            clients.background(),
            cache -> InvalidationsFactory.create(cache, clients),
            new RegistryTransactions(new TransactionSynchronizationRegistryImple()));
    private final ConnectionSettings connection;
    private ClearMode clear = ClearMode.SCAN;
    private SingleFlight singleFlight = SingleFlight.LOCAL;
    private Duration staleWindow = Duration.ZERO;
    private Duration lease = Duration.ofSeconds(10);
    private Optional<NearCacheSettings> near = Optional.empty();
    private UnaryOperator<CacheSettings> last = settings -> settings;

    TransactionNode(int port) {
        this(port, Duration.ofSeconds(5));
    }

    TransactionNode(int port, Duration deadline) {
        this.connection =
                TestSettings.connection(new Location.Server(false, "127.0.0.1", port, 0), Credentials.NONE, deadline);
    }

    private static TransactionManager manager() {
        for (String store : new String[] {"default", "communicationStore", "stateStore"}) {
            BeanPopulator.getNamedInstance(ObjectStoreEnvironmentBean.class, store)
                    .setObjectStoreDir("target/transactions");
        }
        return com.arjuna.ats.jta.TransactionManager.transactionManager();
    }

    TransactionNode clear(ClearMode other) {
        clear = other;
        return this;
    }

    TransactionNode singleFlight(SingleFlight other) {
        singleFlight = other;
        return this;
    }

    TransactionNode staleWindow(Duration other) {
        staleWindow = other;
        return this;
    }

    TransactionNode lease(Duration other) {
        lease = other;
        return this;
    }

    TransactionNode near() {
        near = Optional.of(new NearCacheSettings(
                new NearCacheSettings.Entries(1_000),
                Duration.ofMinutes(5),
                InvalidationKind.TRACKING,
                Duration.ofSeconds(1)));
        return this;
    }

    TransactionNode with(UnaryOperator<CacheSettings> change) {
        last = change;
        return this;
    }

    /** The cache as its transactions see it. */
    Cache<String, String> cache() {
        return make(true);
    }

    /** The cache whose writes are done at once. */
    Cache<String, String> immediate() {
        return make(false);
    }

    @SuppressWarnings("unchecked")
    private Cache<String, String> make(boolean isTransactional) {
        CacheSettings base = TestSettings.of("books", new KeySpace("books", 1), Expiry.after(Duration.ofMinutes(5)));
        CacheSettings settings = last.apply(new CacheSettings(
                base.alias(),
                connection,
                new KeySettings(new KeySpace("books", 1), Optional.empty(), Optional.empty()),
                base.values(),
                new EntrySettings(
                        Expiry.after(Duration.ofMinutes(5)), 0, NullPolicy.STORE, clear, 500, isTransactional),
                new LoadSettings(singleFlight, staleWindow, StaleRefresh.CALLER, lease, Duration.ofMinutes(1)),
                near,
                base.errors(),
                base.locks()));
        return factory.create(
                settings,
                (KeyText<String>) KeyText.of(String.class).orElseThrow(),
                codecs.codec(settings.values(), codecs.canonical(String.class)),
                CommandsFactory.create("books", connection, BreakerSettings.OFF, clients),
                TestSettings.NO_LOCKS,
                TestSettings.NO_REFERENCE);
    }

    static <T> T committed(Callable<T> code) throws Exception {
        MANAGER.begin();
        try {
            return code.call();
        } finally {
            MANAGER.commit();
        }
    }

    static void rolledBack(Runnable code) throws Exception {
        MANAGER.begin();
        try {
            code.run();
        } finally {
            MANAGER.rollback();
        }
    }

    @Override
    public void close() {
        clients.close();
    }
}
