package org.cdiredis.session.internal.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.cdiredis.RedisCacheException;
import org.cdiredis.spi.RedisScripts;

/** Sessions in Redis, each operation one script on the primary. Thread-safe. */
public final class RedisSessionStore implements SessionStore {

    /** So many keys can be swept by a few sweepers in time, and so many slots spread the load of a cluster. */
    private static final int SHARDS_OF_A_CLUSTER = 64;

    /** Of attributes of expired sessions, about so many bytes come in one answer. */
    private static final int SWEPT_BYTES = 1 << 20;

    private static final String KNOWS_ENOUGH = "-1";

    private final Supplier<RedisScripts> scripts;
    private final String prefix;
    private final String node;
    private final StoreSettings settings;
    private final String touchInterval;
    private final WriteArguments writes;

    /** Whoever has the session, in the mode {@code exclusive}. */
    private final WriteArguments writesOfNobody;

    /** Of each hold that a node has had of a session, so that letting go of one that is late does not end the next. */
    private final AtomicLong lastHold = new AtomicLong();

    /** The hold that was asked for last, answered or not. */
    private final Map<String, Long> latest = new ConcurrentHashMap<>();

    private volatile @Nullable Redis redis;

    /**
     * The store of a node.
     *
     * @param scripts the way to Redis, asked for at the first use
     * @param prefix what all keys begin with; other applications have another one
     * @param node what tells this node from the others
     * @param settings how sessions are kept
     */
    public RedisSessionStore(Supplier<RedisScripts> scripts, String prefix, String node, StoreSettings settings) {
        this.scripts = scripts;
        this.prefix = prefix;
        this.node = node;
        this.settings = settings;
        this.touchInterval = milliseconds(settings.touchInterval());
        this.writes = new WriteArguments(node, settings);
        this.writesOfNobody = new WriteArguments("", settings);
    }

    /** Where the sessions are, which is not known before the caches are. */
    private record Redis(RedisScripts scripts, SessionKeys keys) {}

    private Redis redis() {
        Redis known = redis;
        if (known == null) {
            RedisScripts found = scripts.get();
            known = new Redis(found, new SessionKeys(prefix, found.isPartitioned() ? SHARDS_OF_A_CLUSTER : 1));
            redis = known;
        }
        return known;
    }

    private SessionKeys keys() {
        return redis().keys();
    }

    /** What cannot even be begun fails as what cannot be finished. */
    private CompletionStage<List<Object>> eval(
            String script, Function<SessionKeys, List<String>> keys, Function<SessionKeys, Object[]> arguments) {
        try {
            Redis known = redis();
            return known.scripts().eval(script, keys.apply(known.keys()), arguments.apply(known.keys()));
        } catch (RedisCacheException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletionStage<List<Object>> eval(
            String script, Function<SessionKeys, List<String>> keys, Object... arguments) {
        return eval(script, keys, known -> arguments);
    }

    /** For a request, within what it has left. */
    private CompletionStage<List<Object>> eval(
            TimeLeft time,
            Duration limit,
            String script,
            Function<SessionKeys, List<String>> keys,
            Function<SessionKeys, Object[]> arguments) {
        try {
            Redis known = redis();
            List<String> names = keys.apply(known.keys());
            boolean isBounded = known.scripts().isReady(names.get(0));
            long start = System.nanoTime();
            CompletionStage<List<Object>> answer =
                    known.scripts().eval(limit, script, names, arguments.apply(known.keys()));
            return isBounded ? answer.whenComplete((items, failure) -> time.spend(System.nanoTime() - start)) : answer;
        } catch (RedisCacheException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletionStage<List<Object>> read(
            TimeLeft time, String script, Function<SessionKeys, List<String>> keys, Object... arguments) {
        return eval(time, time.toRead(), script, keys, known -> arguments);
    }

    private CompletionStage<List<Object>> write(
            TimeLeft time,
            String script,
            Function<SessionKeys, List<String>> keys,
            Function<SessionKeys, Object[]> arguments) {
        return eval(time, time.toWrite(), script, keys, arguments);
    }

    @Override
    public Duration deadline() {
        return redis().scripts().deadline();
    }

    @Override
    public CompletionStage<Opened> open(SessionId id, long known, boolean reads, TimeLeft time) {
        List<Object> arguments = new ArrayList<>();
        arguments.add(id.secretHash());
        arguments.add(reads ? Long.toString(known) : KNOWS_ENOUGH);
        arguments.add(touchInterval);
        boolean holds = reads && settings.lease().isPresent();
        if (holds) {
            long hold = lastHold.incrementAndGet();
            arguments.add(node);
            arguments.add(milliseconds(settings.lease().orElseThrow()));
            arguments.add(Long.toString(hold));
            latest.merge(id.storage(), hold, Math::max);
        }
        return read(time, SessionScripts.OPEN, keys -> List.of(keys.session(id.storage())), arguments.toArray())
                .thenApply(answer -> new Answer(answer).opened(known, holds));
    }

    @Override
    public CompletionStage<Created> create(SessionId id, Duration timeout, Changes changes, TimeLeft time) {
        Changes whole = new Changes(
                changes.sets(),
                changes.removes(),
                Optional.of(timeout),
                changes.principal(),
                Optional.of(id.secretHash()),
                changes.bases());
        return write(
                        time,
                        SessionScripts.CREATE,
                        keys -> keys.of(id.storage()),
                        keys -> writes.created(keys.root(id.storage()), id.storage(), whole))
                .thenApply(answer -> {
                    Answer items = new Answer(answer);
                    Committed result = items.committed();
                    return new Created(result, items.hasMore() ? items.time() : Instant.EPOCH);
                });
    }

    @Override
    public CompletionStage<Committed> commit(String storage, Changes changes, TimeLeft time) {
        return write(
                        time,
                        SessionScripts.COMMIT,
                        keys -> keys.of(storage),
                        keys -> writes.of(keys.root(storage), storage, changes))
                .thenApply(answer -> new Answer(answer).committed());
    }

    @Override
    public CompletionStage<Boolean> takeBack(SessionId renewed, Changes before, TimeLeft time) {
        String storage = renewed.storage();
        return write(time, SessionScripts.TAKE_BACK, keys -> keys.of(storage), keys -> {
                    List<Object> arguments =
                            new ArrayList<>(List.of(writesOfNobody.of(keys.root(storage), storage, before)));
                    arguments.add(renewed.secretHash());
                    return arguments.toArray();
                })
                .thenApply(answer -> new Answer(answer).whole() != 0);
    }

    @Override
    public CompletionStage<Optional<StoredAttribute>> fetch(String storage, AttributeName name, TimeLeft time) {
        return read(time, SessionScripts.FETCH, keys -> List.of(keys.session(storage), keys.large(storage)), (Object)
                        Fields.field(name))
                .thenApply(answer -> answer.isEmpty()
                        ? Optional.empty()
                        : Optional.of(Fields.attribute(new Answer(answer).bytes())));
    }

    @Override
    public CompletionStage<Optional<ExpiredSession>> invalidate(String storage, boolean withAttributes, TimeLeft time) {
        return write(time, SessionScripts.INVALIDATE, keys -> keys.of(storage), keys ->
                        new Object[] {keys.root(storage), storage, flag(withAttributes), touchInterval})
                .thenApply(
                        answer -> answer.isEmpty() ? Optional.empty() : Optional.of(new Answer(answer).ended(storage)));
    }

    @Override
    public CompletionStage<?> release(String storage) {
        Long hold = latest.remove(storage);
        return eval(
                SessionScripts.RELEASE,
                keys -> List.of(keys.session(storage)),
                node,
                Long.toString(hold == null ? OF_CREATION : hold));
    }

    @Override
    public CompletionStage<?> renew(String storage) {
        return eval(
                SessionScripts.RENEW,
                keys -> List.of(keys.session(storage)),
                node,
                settings.lease().map(RedisSessionStore::milliseconds).orElse("0"));
    }

    @Override
    public CompletionStage<?> keepAlive(String storage) {
        return eval(SessionScripts.KEEP_ALIVE, keys -> List.of(keys.session(storage)), touchInterval);
    }

    @Override
    public CompletionStage<Swept> sweep(int shard, boolean withAttributes) {
        return eval(SessionScripts.SWEEP, keys -> List.of(keys.index(shard), keys.claims(shard)), keys -> new Object[] {
                    keys.root(shard),
                    flag(withAttributes),
                    Integer.toString(settings.batch()),
                    milliseconds(settings.claim()),
                    touchInterval,
                    Integer.toString(SWEPT_BYTES)
                })
                .thenApply(answer -> {
                    Answer items = new Answer(answer);
                    Instant until = items.time();
                    boolean isMoreDue = items.whole() == 1;
                    List<ExpiredSession> claimed = new ArrayList<>();
                    while (items.hasMore()) {
                        claimed.add(items.ended(items.text()));
                    }
                    return new Swept(claimed, claim(until), isMoreDue);
                });
    }

    private Optional<Claim> claim(Instant until) {
        return settings.claim().isZero() ? Optional.empty() : Optional.of(new Claim(until, settings.claim()));
    }

    @Override
    public CompletionStage<Boolean> renew(String storage, Claim claim) {
        return eval(
                        SessionScripts.RENEW_CLAIM,
                        keys -> claimed(keys, storage),
                        storage,
                        Long.toString(claim.until().toEpochMilli()),
                        milliseconds(claim.lease()))
                .thenApply(answer -> !answer.isEmpty());
    }

    @Override
    public CompletionStage<?> acknowledge(String storage) {
        return eval(SessionScripts.ACKNOWLEDGE, keys -> claimed(keys, storage), storage);
    }

    private static List<String> claimed(SessionKeys keys, String storage) {
        return List.of(keys.session(storage), keys.large(storage), keys.claims(keys.shard(storage)));
    }

    @Override
    public int shards() {
        return keys().shards();
    }

    @Override
    public int shard(String storage) {
        return keys().shard(storage);
    }

    @Override
    public CompletionStage<Optional<SessionSummary>> find(String storage) {
        return eval(SessionScripts.FIND, keys -> List.of(keys.session(storage)), touchInterval)
                .thenApply(answer -> {
                    if (answer.isEmpty()) {
                        return Optional.empty();
                    }
                    Answer items = new Answer(answer);
                    return Optional.of(new SessionSummary(storage, items.time(), items.facts()));
                });
    }

    @Override
    public CompletionStage<List<String>> ofPrincipal(int shard, String principal) {
        return eval(SessionScripts.OF_PRINCIPAL, keys -> List.of(keys.principal(shard, principal)), keys ->
                        new Object[] {keys.root(shard)})
                .thenApply(answer -> new Answer(answer).texts());
    }

    @Override
    public CompletionStage<Page> list(int shard, String cursor) {
        return eval(SessionScripts.LIST, keys -> List.of(keys.index(shard)), cursor)
                .thenApply(answer -> {
                    Answer items = new Answer(answer);
                    return new Page(items.text(), items.texts());
                });
    }

    @Override
    public CompletionStage<Long> count(int shard, Duration limit) {
        try {
            Redis known = redis();
            return known.scripts()
                    .eval(limit, SessionScripts.COUNT, List.of(known.keys().index(shard)))
                    .thenApply(answer -> new Answer(answer).whole());
        } catch (RedisCacheException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static String flag(boolean is) {
        return is ? "1" : "0";
    }

    static String milliseconds(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}
