package org.cdiredis.session.internal.boot;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

import org.eclipse.microprofile.config.ConfigProvider;

import org.cdiredis.session.ConcurrencyMode;
import org.cdiredis.session.UnreadablePolicy;
import org.cdiredis.session.internal.SessionLogger;
import org.cdiredis.session.internal.model.Deployment;
import org.cdiredis.session.internal.model.NearCopies;
import org.cdiredis.session.internal.model.RealmSettings;
import org.cdiredis.session.internal.model.SessionCallbacks;
import org.cdiredis.session.internal.model.SessionObserver;
import org.cdiredis.session.internal.model.SessionRealm;
import org.cdiredis.session.internal.serialize.EnvelopeCodec;
import org.cdiredis.session.internal.store.InMemorySessionStore;
import org.cdiredis.session.internal.store.StoreSettings;

/** Where an adapter begins: makes the sessions of an application that is being deployed. */
public final class SessionRealms {

    /** The attribute of the servlet context under which the adapter that was first keeps the {@link SessionRealm}; others stand back. */
    public static final String CONTEXT_ATTRIBUTE = "org.cdiredis.session.realm";

    private SessionRealms() {}

    /**
     * Whether an application wants its sessions in Redis: the option {@code cdi-redis.session.enabled}.
     *
     * @param loader the class loader of the application
     * @return true if it does
     */
    public static boolean isEnabled(ClassLoader loader) {
        return ConfigProvider.getConfig(loader)
                .getOptionalValue("cdi-redis.session.enabled", Boolean.class)
                .orElse(false);
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
        if (!isEnabled(deployment.loader())) {
            return Optional.empty();
        }
        InMemorySessionStore store = new InMemorySessionStore(
                new InMemorySessionStore.Shared(InstantSource.system()),
                UUID.randomUUID().toString(),
                new StoreSettings(Duration.ZERO, Integer.MAX_VALUE, Optional.empty(), Duration.ofMinutes(1), 100));
        SessionLogger.LOG.active(deployment.application(), "default", deployment.adapter());
        return Optional.of(new SessionRealm(
                deployment,
                store,
                new EnvelopeCodec(deployment.loader()),
                new NearCopies(1 << 24),
                new RealmSettings(
                        Optional.empty(),
                        ConcurrencyMode.MERGE,
                        Duration.ofSeconds(1),
                        UnreadablePolicy.ABSENT_KEEP_BYTES,
                        false),
                callbacks,
                SessionObserver.NOBODY,
                InstantSource.system()));
    }
}
