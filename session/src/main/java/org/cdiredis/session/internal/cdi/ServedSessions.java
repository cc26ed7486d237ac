package org.cdiredis.session.internal.cdi;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.cdiredis.ErrorKind;
import org.cdiredis.RedisCacheException;
import org.cdiredis.session.SessionInfo;
import org.cdiredis.session.SessionStatistics;
import org.cdiredis.session.SessionUnavailableException;
import org.cdiredis.session.Sessions;
import org.cdiredis.session.internal.SessionMessages;
import org.cdiredis.session.internal.model.SessionRealm;
import org.cdiredis.session.internal.store.SessionId;
import org.cdiredis.session.internal.store.SessionStore;
import org.cdiredis.session.internal.store.SessionSummary;

/** The sessions of an application, over those that its adapter has made. Thread-safe. */
public final class ServedSessions implements Sessions {

    private static final String BEGINNING = "0";

    private final Supplier<SessionRealm> realm;

    /**
     * Sessions.
     *
     * @param realm the sessions of the application; throws an IllegalStateException if there are none
     */
    public ServedSessions(Supplier<SessionRealm> realm) {
        this.realm = realm;
    }

    @Override
    public Stream<SessionInfo> list() {
        SessionStore store = store();
        return shards(store)
                .flatMap(shard -> ids(store, shard))
                .distinct()
                .map(storage -> on(store.find(storage)))
                .flatMap(Optional::stream)
                .map(ServedSessions::info);
    }

    private static Stream<String> ids(SessionStore store, int shard) {
        return Stream.iterate(
                        on(store.list(shard, BEGINNING)),
                        Objects::nonNull,
                        page -> page.cursor().equals(BEGINNING) ? null : on(store.list(shard, page.cursor())))
                .flatMap(page -> page.ids().stream());
    }

    @Override
    public Optional<SessionInfo> find(String key) {
        return storage(key).flatMap(storage -> on(store().find(storage))).map(ServedSessions::info);
    }

    @Override
    public List<SessionInfo> findByPrincipal(String principal) {
        SessionStore store = store();
        return ofPrincipal(store, principal)
                .map(storage -> on(store.find(storage)))
                .flatMap(Optional::stream)
                .map(ServedSessions::info)
                .toList();
    }

    private static Stream<String> ofPrincipal(SessionStore store, String principal) {
        return all(store, shard -> store.ofPrincipal(shard, principal)).flatMap(List::stream);
    }

    @Override
    public long count() {
        SessionStore store = store();
        return all(store, shard -> store.count(shard, store.deadline()))
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Asks for all parts before it waits for the first. */
    private static <T> Stream<T> all(SessionStore store, Function<Integer, CompletionStage<T>> question) {
        return shards(store).map(question).toList().stream().map(ServedSessions::on);
    }

    /** How many there are, an application that has ended does not know. */
    private static Stream<Integer> shards(SessionStore store) {
        int all = on(CompletableFuture.completedFuture(store).thenApply(SessionStore::shards));
        return IntStream.range(0, all).boxed();
    }

    @Override
    public boolean invalidate(String key) {
        return storage(key).filter(storage -> realm.get().invalidate(storage)).isPresent();
    }

    @Override
    public int invalidateAll(String principal) {
        return (int) ofPrincipal(store(), principal).toList().stream()
                .filter(storage -> realm.get().invalidate(storage))
                .count();
    }

    @Override
    public SessionStatistics statistics() {
        return realm.get().statistics();
    }

    @Override
    public String adapter() {
        return realm.get().deployment().adapter();
    }

    private SessionStore store() {
        return realm.get().store();
    }

    private static Optional<String> storage(String key) {
        return SessionId.parse(key)
                .map(SessionId::storage)
                .or(() -> SessionId.isStorage(key) ? Optional.of(key) : Optional.empty());
    }

    private static SessionInfo info(SessionSummary session) {
        return new SessionInfo(
                session.storage(),
                session.facts().created(),
                session.lastAccess(),
                session.facts().timeout(),
                session.facts().principal());
    }

    private static <T> T on(CompletionStage<T> stage) {
        try {
            return stage.toCompletableFuture().join();
        } catch (CompletionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            ErrorKind kind = cause instanceof RedisCacheException failed ? failed.kind() : ErrorKind.OTHER;
            throw new SessionUnavailableException(
                    kind, SessionMessages.MESSAGES.unavailable(String.valueOf(cause.getMessage())), cause);
        }
    }
}
