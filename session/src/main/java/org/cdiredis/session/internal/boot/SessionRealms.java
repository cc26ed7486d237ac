package org.cdiredis.session.internal.boot;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.eclipse.microprofile.config.Config;

import org.cdiredis.session.internal.SessionLogger;
import org.cdiredis.session.internal.config.AdapterChoice;
import org.cdiredis.session.internal.config.Serialization;
import org.cdiredis.session.internal.config.SessionConfiguration;
import org.cdiredis.session.internal.config.SessionSettings;
import org.cdiredis.session.internal.expiry.LiveSessionRenewal;
import org.cdiredis.session.internal.expiry.SessionSweeper;
import org.cdiredis.session.internal.model.Deployment;
import org.cdiredis.session.internal.model.NearCopies;
import org.cdiredis.session.internal.model.SessionCallbacks;
import org.cdiredis.session.internal.model.SessionRealm;
import org.cdiredis.session.internal.outage.LocalFallback;
import org.cdiredis.session.internal.outage.ReadOnlyFallback;
import org.cdiredis.session.internal.serialize.AllowedClasses;
import org.cdiredis.session.internal.serialize.AttributeCodec;
import org.cdiredis.session.internal.serialize.Compression;
import org.cdiredis.session.internal.serialize.Encryption;
import org.cdiredis.session.internal.serialize.EnvelopeCodec;
import org.cdiredis.session.internal.serialize.PlainValues;
import org.cdiredis.session.internal.serialize.TypedValues;
import org.cdiredis.session.internal.store.RedisSessionStore;
import org.cdiredis.session.internal.store.SessionStore;
import org.cdiredis.spi.ByteForm;
import org.cdiredis.spi.RedisAccess;

/** Where an adapter begins: makes the sessions of an application that is being deployed. */
public final class SessionRealms {

    /** The attribute of the servlet context under which the adapter that was first keeps the {@link SessionRealm}; others stand back. */
    public static final String CONTEXT_ATTRIBUTE = "org.cdiredis.session.realm";

    private static final List<String> SERVERS_WITH_ADAPTERS =
            List.of("io.undertow.servlet.ServletExtension", "org.apache.catalina.core.StandardContext");

    /** Graphs of entities are deep. */
    private static final int DEEPEST = 500;

    private SessionRealms() {}

    /**
     * Whether an application wants its sessions in Redis: the option {@code cdi-redis.session.enabled}.
     *
     * @param loader the class loader of the application
     * @return true if it does
     */
    public static boolean isEnabled(ClassLoader loader) {
        return new SessionConfiguration(RedisAccess.config(loader)).isEnabled();
    }

    /**
     * Which adapter an application wants: the option {@code cdi-redis.session.adapter}.
     *
     * @param loader the class loader of the application
     * @return its choice
     * @throws IllegalStateException if the option is none
     */
    public static AdapterChoice adapter(ClassLoader loader) {
        return new SessionConfiguration(RedisAccess.config(loader)).adapter();
    }

    /**
     * The listeners of sessions that an application adds in code: the option {@code cdi-redis.session.listeners}.
     *
     * @param loader the class loader of the application
     * @return the names of their classes, in the order in which they are told
     */
    public static List<String> listeners(ClassLoader loader) {
        return new SessionConfiguration(RedisAccess.config(loader)).listeners();
    }

    /**
     * Whether the filter will keep an application's sessions, as far as this can be told before the server deploys it.
     *
     * @param loader the class loader of the application
     * @return false if its sessions are not to be in Redis, or its server has an adapter of its own
     */
    public static boolean isFilterExpected(ClassLoader loader) {
        return isEnabled(loader)
                && (adapter(loader) == AdapterChoice.FILTER
                        || SERVERS_WITH_ADAPTERS.stream().noneMatch(type -> isKnown(type, loader)));
    }

    private static boolean isKnown(String type, ClassLoader loader) {
        try {
            loader.loadClass(type);
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }

    /**
     * Makes the sessions of an application. Connects to nothing, needs no CDI container, and may run before there is one. Ends with
     * {@link SessionRealm#close}.
     *
     * @param deployment the application
     * @param callbacks the adapter
     * @return the sessions; empty if the application does not want them in Redis
     * @throws IllegalStateException if the configuration is wrong, with all that is
     */
    public static Optional<SessionRealm> start(Deployment deployment, SessionCallbacks callbacks) {
        Config config = RedisAccess.config(deployment.loader());
        SessionConfiguration configuration = new SessionConfiguration(config);
        if (!configuration.isEnabled()) {
            return Optional.empty();
        }
        SessionSettings settings = configuration.read(deployment);
        CurrentContainer container = new CurrentContainer(deployment.loader());
        LazyAccess access = new LazyAccess(settings.name(), deployment.loader(), container);
        SessionStore redis = new RedisSessionStore(
                () -> access.get().scripts(settings.cache()),
                settings.keyPrefix(),
                UUID.randomUUID().toString(),
                settings.store());
        NearCopies near = new NearCopies(settings.nearCopiesSize());
        SessionStore store = store(redis, settings, near);
        SessionSweeper sweeper = new SessionSweeper(settings.name());
        LiveSessionRenewal renewal = new LiveSessionRenewal(settings.name());
        SessionRealm realm = new SessionRealm(
                deployment,
                store,
                codec(deployment.loader(), settings, access),
                near,
                settings.realm(),
                callbacks,
                new ContainerEvents(container),
                InstantSource.system(),
                () -> {
                    sweeper.close();
                    renewal.close();
                    access.close();
                });
        container.tell(realm);
        sweeper.sweep(realm, settings.sweepInterval());
        renewal.keepAlive(realm);
        settings.store().lease().ifPresent(lease -> renewal.renew(realm, lease));
        SessionLogger.LOG.active(settings.name(), settings.cache(), deployment.adapter());
        return Optional.of(realm);
    }

    private static SessionStore store(SessionStore redis, SessionSettings settings, NearCopies near) {
        return switch (settings.outage()) {
            case FAIL -> redis;
            case READ_ONLY -> new ReadOnlyFallback(redis, near, InstantSource.system());
            case LOCAL -> new LocalFallback(redis, near, InstantSource.system(), settings.nearCopiesSize());
        };
    }

    private static AttributeCodec codec(ClassLoader loader, SessionSettings settings, LazyAccess access) {
        SessionSettings.Values values = settings.values();
        AllowedClasses allowed = new AllowedClasses(values.allowed());
        ByteForm<Object> serializer = values.serializer() == Serialization.JDK
                ? RedisAccess.javaSerialization(loader, allowed, DEEPEST)
                : new TypedValues(access::get, settings.cache(), loader, RedisAccess.allowedClasses(allowed));
        return new EnvelopeCodec(
                new PlainValues(serializer),
                new Compression(values.compressFrom()),
                new Encryption(
                        settings.keyPrefix(),
                        values.encryption().keys(),
                        values.encryption().readsPlain()),
                values.immutable(),
                values.maxSize());
    }
}
