package org.cdiredis.session.internal.model;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;

import org.cdiredis.session.ConcurrencyMode;
import org.cdiredis.session.UnreadablePolicy;
import org.cdiredis.session.internal.serialize.AllowedClasses;
import org.cdiredis.session.internal.serialize.Compression;
import org.cdiredis.session.internal.serialize.Encryption;
import org.cdiredis.session.internal.serialize.EnvelopeCodec;
import org.cdiredis.session.internal.serialize.PlainValues;
import org.cdiredis.session.internal.store.SessionId;
import org.cdiredis.session.internal.store.SessionStore;
import org.cdiredis.spi.RedisAccess;

/** The sessions of a node over a store of the test's choice. */
final class TestRealm {

    private final SessionStore store;
    private NearCopies near = new NearCopies(1 << 20);
    private SessionCallbacks callbacks = new SessionCallbacks() {};
    private InstantSource clock = InstantSource.system();
    private Duration timeout = Duration.ofMinutes(5);
    private ConcurrencyMode mode = ConcurrencyMode.MERGE;
    private Runnable onClose = () -> {};
    private Encryption encryption = Encryption.NONE;
    private boolean isDistributable;

    private TestRealm(SessionStore store) {
        this.store = store;
    }

    static TestRealm over(SessionStore store) {
        return new TestRealm(store);
    }

    TestRealm near(NearCopies chosen) {
        near = chosen;
        return this;
    }

    TestRealm callbacks(SessionCallbacks chosen) {
        callbacks = chosen;
        return this;
    }

    TestRealm clock(InstantSource chosen) {
        clock = chosen;
        return this;
    }

    TestRealm timeout(Duration chosen) {
        timeout = chosen;
        return this;
    }

    TestRealm mode(ConcurrencyMode chosen) {
        mode = chosen;
        return this;
    }

    TestRealm encryption(Encryption chosen) {
        encryption = chosen;
        return this;
    }

    TestRealm distributable() {
        isDistributable = true;
        return this;
    }

    TestRealm onClose(Runnable chosen) {
        onClose = chosen;
        return this;
    }

    SessionRealm start() {
        ClassLoader loader = TestRealm.class.getClassLoader();
        return new SessionRealm(
                new Deployment("/shop", loader, timeout, isDistributable, "a test"),
                store,
                new EnvelopeCodec(
                        new PlainValues(
                                RedisAccess.javaSerialization(loader, new AllowedClasses(Optional.empty()), 100)),
                        new Compression(0),
                        encryption,
                        Set.of(),
                        1 << 20),
                near,
                new RealmSettings(Optional.empty(), mode, Duration.ZERO, UnreadablePolicy.ABSENT_KEEP_BYTES, 0, false),
                callbacks,
                SessionObserver.NOBODY,
                clock,
                onClose);
    }

    /** What happens around the calls of a store. */
    interface Around {

        /** The answer, as a rule that of the store. */
        Object call(String operation, Call store) throws Throwable;
    }

    interface Call {

        Object answer() throws Throwable;

        /** The session that the call is about, or the part of all. */
        Object subject();
    }

    static SessionStore intercepted(SessionStore real, Around around) {
        return (SessionStore) Proxy.newProxyInstance(
                SessionStore.class.getClassLoader(),
                new Class<?>[] {SessionStore.class},
                (proxy, method, arguments) -> around.call(method.getName(), new Call() {
                    @Override
                    public Object answer() throws Throwable {
                        try {
                            return method.invoke(real, arguments);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    }

                    @Override
                    public Object subject() {
                        return arguments[0] instanceof SessionId id ? id.storage() : arguments[0];
                    }
                }));
    }
}
