package org.cdiredis.session.internal.model;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

import org.cdiredis.session.ConcurrencyMode;
import org.cdiredis.session.UnreadablePolicy;
import org.cdiredis.session.internal.SessionLogger;
import org.cdiredis.session.internal.serialize.AttributeCodec;
import org.cdiredis.session.internal.store.SessionStore;

/** What the sessions of one application share on a node. Thread-safe. */
final class RealmContext {

    final Deployment deployment;
    final SessionStore store;
    final AttributeCodec codec;
    final SessionCallbacks callbacks;
    final SessionObserver observer;
    final RealmSettings settings;
    final NearCopies near;
    final LiveSessions live = new LiveSessions();
    final EndedSessions ended = new EndedSessions(this);
    final NodeLocalValues local = new NodeLocalValues(System::nanoTime);
    final SessionLimit limit;
    final UnansweredIds unanswered;
    final RealmStatistics statistics = new RealmStatistics();
    final InstantSource clock;
    private final Set<String> typesOfThisNode = ConcurrentHashMap.newKeySet();
    private final Set<String> unreadableNames = ConcurrentHashMap.newKeySet();

    RealmContext(
            Deployment deployment,
            SessionStore store,
            AttributeCodec codec,
            NearCopies near,
            RealmSettings settings,
            SessionCallbacks callbacks,
            SessionObserver observer,
            InstantSource clock) {
        this.deployment = deployment;
        this.store = store;
        this.codec = codec;
        this.callbacks = callbacks;
        this.observer = observer;
        this.settings = settings;
        this.near = near;
        this.clock = clock;
        this.limit = new SessionLimit(settings.maxSessions(), store);
        this.unanswered = new UnansweredIds(store, statistics.failures);
    }

    boolean isOptimistic() {
        return settings.mode() == ConcurrencyMode.OPTIMISTIC;
    }

    /** Once for each type, so that the log is not filled by an application that has sessions. */
    void warnOfThisNode(String name, Class<?> type, @Nullable String reason) {
        if (typesOfThisNode.add(type.getName())) {
            SessionLogger.LOG.staysOnThisNode(name, type.getName(), String.valueOf(reason));
        }
    }

    void warnOfUnreadable(String name, @Nullable String reason) {
        statistics.unreadable.increment();
        if (unreadableNames.add(name)) {
            SessionLogger.LOG.unreadable(name, consequence(settings.unreadable()), String.valueOf(reason));
        }
    }

    private static String consequence(UnreadablePolicy policy) {
        return switch (policy) {
            case ABSENT_KEEP_BYTES -> "counts as absent, and its bytes are kept";
            case DROP -> "is removed";
            case INVALIDATE -> "ends the session";
            case FAIL -> "is an error of the request";
        };
    }

    Duration timeout() {
        return settings.timeout().orElse(deployment.timeout());
    }

    Optional<NearCopy> nearCopy(String storage) {
        return near.get(storage);
    }
}
