package org.cdiredis.session.internal.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

/** What each store of sessions does. */
abstract class SessionStoreContract {

    static final Duration LONG = Duration.ofMinutes(30);
    /** Long enough for a few calls on a busy machine. */
    static final Duration SHORT = Duration.ofMillis(200);

    static final TimeLeft TIME = TimeLeft.of(Duration.ofDays(1));
    static final StoreSettings DEFAULT =
            new StoreSettings(Duration.ZERO, 16 * 1024, Optional.empty(), Duration.ofMinutes(1), 100);

    private static final AttributeName CART = AttributeName.of("cart");
    private static final AttributeName USER = AttributeName.of("user");
    private static final AttributeName SAVED = AttributeName.internal("cart");

    /** A store of another node each time, over the same sessions. */
    abstract SessionStore store(StoreSettings settings);

    /** Lets time go by, on the store's clock. */
    abstract void pass(Duration time);

    SessionStore store() {
        return store(DEFAULT);
    }

    static <T> T on(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }

    static Changes nothing() {
        return new Changes(Map.of(), Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
    }

    static Changes sets(Map<AttributeName, String> values) {
        Map<AttributeName, byte[]> bytes = new HashMap<>();
        values.forEach((name, value) -> bytes.put(name, value.getBytes(UTF_8)));
        return new Changes(bytes, Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
    }

    static Changes removes(AttributeName name) {
        return new Changes(Map.of(), Set.of(name), Optional.empty(), Optional.empty(), Optional.empty(), Map.of());
    }

    static Changes timeout(Duration timeout) {
        return new Changes(Map.of(), Set.of(), Optional.of(timeout), Optional.empty(), Optional.empty(), Map.of());
    }

    static Changes principal(String name) {
        return new Changes(Map.of(), Set.of(), Optional.empty(), Optional.of(name), Optional.empty(), Map.of());
    }

    static Changes secret(SessionId id) {
        return new Changes(
                Map.of(), Set.of(), Optional.empty(), Optional.empty(), Optional.of(id.secretHash()), Map.of());
    }

    static String text(Map<AttributeName, StoredAttribute> attributes, AttributeName name) {
        return text(Objects.requireNonNull(attributes.get(name)));
    }

    static String text(StoredAttribute attribute) {
        return new String(attribute.bytes().orElseThrow(), UTF_8);
    }

    static SessionId created(SessionStore store, Duration timeout) {
        SessionId id = SessionId.random();
        SessionStore.Created created = on(store.create(id, timeout, sets(Map.of(CART, "a book")), TIME));
        assertThat(written(created.result()).before()).isZero();
        return id;
    }

    private static Committed.Written written(Committed result) {
        assertThat(result).isInstanceOf(Committed.Written.class);
        return (Committed.Written) result;
    }

    private static Committed.Written committed(SessionStore store, SessionId id, Changes changes) {
        return written(on(store.commit(id.storage(), changes, TIME)));
    }

    private static Changes basedOn(Map<AttributeName, Long> bases, Changes changes) {
        return new Changes(
                changes.sets(), changes.removes(), changes.timeout(), changes.principal(), changes.secret(), bases);
    }

    private static Opened.Changed opened(SessionStore store, SessionId id) {
        return (Opened.Changed) on(store.open(id, SessionStore.UNKNOWN, true, TIME));
    }

    private static long known(SessionStore store, SessionId id) {
        return opened(store, id).version();
    }

    static List<ExpiredSession> swept(SessionStore store) {
        List<ExpiredSession> all = new ArrayList<>();
        for (int shard = 0; shard < store.shards(); shard++) {
            all.addAll(on(store.sweep(shard, true)).sessions());
        }
        return all;
    }

    private static long count(SessionStore store) {
        return IntStream.range(0, store.shards())
                .mapToLong(shard -> on(store.count(shard, store.deadline())))
                .sum();
    }

    private static List<String> ofPrincipal(SessionStore store, String name) {
        return IntStream.range(0, store.shards())
                .mapToObj(shard -> on(store.ofPrincipal(shard, name)))
                .flatMap(List::stream)
                .toList();
    }

    @Test
    void open_unknownId_isGone() {
        assertThat(on(store().open(SessionId.random(), SessionStore.UNKNOWN, true, TIME)))
                .isInstanceOf(Opened.Gone.class);
    }

    @Test
    void open_wrongSecret_isGone_andCountsAsNoAccess() {
        SessionStore store = store();
        SessionId id = created(store, LONG);
        Instant before = on(store.find(id.storage())).orElseThrow().lastAccess();
        pass(Duration.ofMillis(5));

        assertThat(on(store.open(id.renewed(), SessionStore.UNKNOWN, true, TIME)))
                .isInstanceOf(Opened.Gone.class);
        assertThat(on(store.find(id.storage())).orElseThrow().lastAccess()).isEqualTo(before);
    }

    @Test
    void open_anotherNode_hasAllAttributes() {
        SessionStore store = store();
        SessionId id = SessionId.random();
        Changes changes =
                sets(Map.of(CART, "a book", SAVED, "the server's", AttributeName.of("\u00fcml\u2028:{}"), "ü"));
        on(store.create(id, LONG, changes, TIME));

        Opened.Changed found = opened(store(), id);

        assertThat(found.others()).isEmpty();
        assertThat(found.newer().values()).extracting(StoredAttribute::version).containsOnly(Committed.Written.FIRST);
        assertThat(found.facts().timeout()).isEqualTo(LONG);
        assertThat(found.facts().principal()).isEmpty();
        assertThat(found.facts().created()).isEqualTo(found.previousAccess());
        assertThat(found.names()).isEqualTo(changes.sets().keySet());
        assertThat(text(found.newer(), CART)).isEqualTo("a book");
        assertThat(text(found.newer(), SAVED)).isEqualTo("the server's");
        assertThat(text(found.newer(), AttributeName.of("\u00fcml\u2028:{}"))).isEqualTo("ü");
    }

    @Test
    void open_tellsTheAccessBefore() {
        SessionStore store = store();
        SessionId id = created(store, LONG);
        Instant created = opened(store, id).previousAccess();
        pass(Duration.ofMillis(20));
        on(store.open(id, SessionStore.UNKNOWN, false, TIME));
        pass(Duration.ofMillis(20));

        Instant previous = opened(store, id).previousAccess();

        assertThat(Duration.between(created, previous)).isGreaterThanOrEqualTo(Duration.ofMillis(20));
        assertThat(opened(store, id).previousAccess()).isAfter(previous);
    }

    @Test
    void open_withTouchInterval_writesTheAccessOnlyWhenItIsOver() {
        SessionStore store = store(new StoreSettings(LONG, 1024, Optional.empty(), LONG, 10));
        SessionId id = created(store, LONG);
        pass(Duration.ofMillis(20));

        Instant previous = opened(store, id).previousAccess();

        assertThat(opened(store, id).previousAccess()).isEqualTo(previous);
    }

    @Test
    void open_knownVersion_isUnchanged() {
        SessionStore store = store();
        SessionId id = created(store, LONG);
        long known = known(store, id);

        assertThat(on(store.open(id, known, true, TIME)))
                .isInstanceOfSatisfying(
                        Opened.Unchanged.class,
                        found -> assertThat(found.version()).isEqualTo(known));
    }

    @Test
    void open_olderVersion_hasWhatIsNewer_andTheVersionsOfAllOthers() {
        SessionStore store = store();
        SessionId id = created(store, LONG);
        long known = known(store, id);
        Committed.Written written = committed(store, id, sets(Map.of(USER, "ann")));

        Opened.Changed found = (Opened.Changed) on(store.open(id, known, true, TIME));

        assertThat(written.before()).isEqualTo(known);
        assertThat(found.version()).isEqualTo(written.version()).isGreaterThan(known);
        assertThat(found.newer()).containsOnlyKeys(USER);
        assertThat(Objects.requireNonNull(found.newer().get(USER)).version()).isEqualTo(written.version());
        assertThat(found.others()).containsExactly(Map.entry(CART, Committed.Written.FIRST));
        assertThat(found.names()).containsExactlyInAnyOrder(CART, USER);
    }

    @Test
    void open_versionThatTheStoreHasNeverHad_isChanged() {
        SessionStore store = store();
        SessionId id = created(store, LONG);
        long stored = committed(store, id, sets(Map.of(USER, "ann"))).version();

        Opened.Changed older = (Opened.Changed) on(store.open(id, stored - 1, true, TIME));
        Opened.Changed newer = (Opened.Changed) on(store.open(id, stored + 1, true, TIME));

        assertThat(older.newer()).containsOnlyKeys(USER);
        assertThat(newer.version()).isEqualTo(stored);
        assertThat(newer.newer()).isEmpty();
        assertThat(newer.others()).containsOnly(Map.entry(CART, Committed.Written.FIRST), Map.entry(USER, stored));
    }

    /** So that what a fail-over has lost is not taken for what was written after it. */
    @Test
    void versions_growWithTheStoresClock_andWithEachWrite() {
        SessionStore store = store();
        SessionId id = created(store, LONG);
        Opened.Changed first = opened(store, id);
        long last = first.version();
        assertThat(last).isEqualTo(first.facts().created().toEpochMilli());
        pass(Duration.ofMillis(20));

        for (int i = 0; i < 100; i++) {
            Committed.Written written = committed(store, id, sets(Map.of(USER, "user" + i)));
            assertThat(written.before()).isEqualTo(last);
            assertThat(written.version()).isGreaterThan(last);
            last = written.version();
        }

        assertThat(last).isGreaterThanOrEqualTo(first.version() + 20);
    }

    @Test
    void open_sessionOfTheSameIdMadeAnew_isAnotherOne_afterAsManyWrites() {
        SessionStore store = store();
        SessionId id = created(store, LONG);
        committed(store, id, sets(Map.of(USER, "eve")));
        Opened.Changed before = opened(store, id);
        on(store.invalidate(id.storage(), true, TIME));
        pass(Duration.ofMillis(5));
        on(store.create(id, LONG, sets(Map.of(CART, "another book")), TIME));
        committed(store, id, sets(Map.of(USER, "ann")));

        Opened.Changed found = (Opened.Changed) on(store.open(id, before.version(), true, TIME));

        assertThat(found.facts().created()).isAfter(before.facts().created());
        assertThat(found.newer()).containsOnlyKeys(USER);
    }

    @Test
    void open_timeIsOver_isGone_sweptOrNot() {
        SessionStore store = store();
        SessionId id = created(store, SHORT);
        pass(SHORT.plusMillis(10));

        assertThat(on(store.open(id, SessionStore.UNKNOWN, true, TIME))).isInstanceOf(Opened.Gone.class);
        swept(store);
        assertThat(on(store.open(id, SessionStore.UNKNOWN, true, TIME))).isInstanceOf(Opened.Gone.class);
        assertThat(on(store.find(id.storage()))).isEmpty();
    }

    @Test
    void open_withinTheTimeout_putsTheEndOff() {
        SessionStore store = store();
        SessionId id = created(store, Duration.ofMillis(400));
        long known = known(store, id);
        for (int i = 0; i < 4; i++) {
            pass(Duration.ofMillis(150));
            assertThat(on(store.open(id, SessionStore.UNKNOWN, false, TIME))).isInstanceOf(Opened.Unchanged.class);
        }
        assertThat(swept(store)).isEmpty();
        assertThat(opened(store, id).version()).isEqualTo(known);
    }

    @Test
    void keepAlive_putsTheEndOff_butDoesNotBringBackWhatIsOver() {
        SessionStore store = store();
        SessionId id = created(store, Duration.ofMillis(400));
        for (int i = 0; i < 4; i++) {
            pass(Duration.ofMillis(150));
            on(store.keepAlive(id.storage()));
        }
        assertThat(swept(store)).isEmpty();
        assertThat(on(store.find(id.storage()))).isPresent();
        pass(Duration.ofMillis(410));
        on(store.keepAlive(id.storage()));
        assertThat(on(store.open(id, SessionStore.UNKNOWN, true, TIME))).isInstanceOf(Opened.Gone.class);
        assertThat(swept(store)).hasSize(1);
    }

    @Test
    void create_idTakenByAnotherSecret_isTaken() {
        SessionStore store = store();
        SessionId id = created(store, LONG);

        assertThat(on(store.create(id.renewed(), LONG, sets(Map.of(USER, "eve")), TIME))
                        .result())
                .isInstanceOf(Committed.Taken.class);
        assertThat(opened(store, id).names()).containsExactly(CART);
    }

    @Test
    void create_withTheSecretThatTheSessionHadBefore_isAConflict() {
        SessionStore store = store();
        SessionId id = created(store, LONG);
        SessionId renewed = id.renewed();
        Changes secret = new Changes(
                Map.of(), Set.of(), Optional.empty(), Optional.empty(), Optional.of(renewed.secretHash()), Map.of());
        on(store.commit(id.storage(), secret, TIME));

        assertThat(on(store.create(id, LONG, sets(Map.of(USER, "eve")), TIME)).result())
                .isInstanceOf(Committed.Conflict.class);
        assertThat(opened(store, renewed).names()).containsExactly(CART);
    }

    @Test
    void create_sameIdTwice_isOneSession() {
        SessionStore store = store();
        SessionId id = created(store, LONG);
        long known = known(store, id);

        Committed.Written written = written(
                on(store.create(id, LONG, sets(Map.of(USER, "ann")), TIME)).result());

        assertThat(written.before()).isEqualTo(known);
        Opened.Changed found = opened(store, id);
        assertThat(found.names()).containsExactlyInAnyOrder(CART, USER);
        assertThat(text(found.newer(), USER)).isEqualTo("ann");
        assertThat(found.newer().get(USER)).extracting(StoredAttribute::version).isEqualTo(written.version());
    }

    @Test
    void create_andCommit_manyAttributes_haveAll() {
        SessionStore store = store(new StoreSettings(Duration.ZERO, 1000, Optional.empty(), LONG, 10));
        SessionId id = SessionId.random();
        Map<AttributeName, String> many = many("first");
        Map<AttributeName, String> more = many("second");

        on(store.create(id, LONG, sets(many), TIME));
        assertThat(texts(store, id)).isEqualTo(many);
        on(store.commit(id.storage(), sets(more), TIME));
        assertThat(texts(store, id)).isEqualTo(more);
        on(store.create(id, LONG, sets(many), TIME));
        assertThat(texts(store, id)).isEqualTo(many);
        assertThat(opened(store, id).newer().values())
                .extracting(StoredAttribute::version)
                .containsOnly(known(store, id));
    }

    /** More than one command takes, and some large ones in between. */
    private static Map<AttributeName, String> many(String kind) {
        return IntStream.range(0, 1300)
                .boxed()
                .collect(Collectors.toMap(
                        i -> AttributeName.of("attribute" + i), i -> kind + (i % 100 == 0 ? "x".repeat(1000) : i)));
    }

    private static Map<AttributeName, String> texts(SessionStore store, SessionId id) {
        Map<AttributeName, String> texts = new HashMap<>();
        opened(store, id).newer().forEach((name, attribute) -> {
            boolean isHere = attribute.bytes().isPresent();
            texts.put(
                    name,
                    text(
                            isHere
                                    ? attribute
                                    : on(store.fetch(id.storage(), name, TIME)).orElseThrow()));
        });
        return texts;
    }

    @Test
    void commit_replacesAndRemoves() {
        SessionStore store = store();
        SessionId id = created(store, LONG);

        committed(store, id, sets(Map.of(CART, "two books")));
        assertThat(text(opened(store, id).newer(), CART)).isEqualTo("two books");
        committed(store, id, removes(CART));
        assertThat(opened(store, id).names()).isEmpty();
    }

    @Test
    void commit_goneSession_writesNothing() {
        SessionStore store = store();
        SessionId id = created(store, LONG);
        on(store.invalidate(id.storage(), true, TIME));

        assertThat(on(store.commit(id.storage(), sets(Map.of(USER, "ann")), TIME)))
                .isInstanceOf(Committed.Gone.class);
        assertThat(on(store.open(id, SessionStore.UNKNOWN, true, TIME))).isInstanceOf(Opened.Gone.class);
        assertThat(count(store)).isZero();
    }

    @Test
    void commit_claimedSession_writesNothing() {
        SessionStore store = store();
        SessionId id = created(store, SHORT);
        pass(SHORT.plusMillis(10));
        assertThat(swept(store)).hasSize(1);

        assertThat(on(store.commit(id.storage(), sets(Map.of(USER, "ann")), TIME)))
                .isInstanceOf(Committed.Gone.class);
    }

    @Test
    void commit_changedAttributeWithBase_isAConflictAndWritesNothing() {
        SessionStore store = store();
        SessionId id = created(store, LONG);
        long base = Committed.Written.FIRST;
        on(store.commit(id.storage(), sets(Map.of(CART, "two books")), TIME));
        Changes late = basedOn(Map.of(CART, base, USER, 0L), sets(Map.of(CART, "x", USER, "y")));

        assertThat(on(store.commit(id.storage(), late, TIME))).isInstanceOf(Committed.Conflict.class);

        Opened.Changed found = opened(store, id);
        assertThat(text(found.newer(), CART)).isEqualTo("two books");
        assertThat(found.names()).containsExactly(CART);
    }

    @Test
    void commit_removedAttributeWithBase_isAConflict() {
        SessionStore store = store();
        SessionId id = created(store, LONG);
        long base = Committed.Written.FIRST;
        on(store.commit(id.storage(), removes(CART), TIME));

        assertThat(on(store.commit(id.storage(), basedOn(Map.of(CART, base), sets(Map.of(CART, "x"))), TIME)))
                .isInstanceOf(Committed.Conflict.class);
    }

    @Test
    void commit_sameAttributeWithItsBase_isWritten() {
        SessionStore store = store();
        SessionId id = created(store, LONG);
        Changes changes = basedOn(Map.of(CART, Committed.Written.FIRST, USER, 0L), sets(Map.of(CART, "x", USER, "y")));

        committed(store, id, changes);

        assertThat(text(opened(store, id).newer(), USER)).isEqualTo("y");
    }

    /** That is what was known before a fail-over lost it. */
    @Test
    void commit_attributeWithABaseThatTheStoreNeverHad_isAConflict() {
        SessionStore store = store();
        SessionId id = created(store, LONG);
        Changes lost = basedOn(Map.of(CART, known(store, id) + 1), sets(Map.of(CART, "x")));

        assertThat(on(store.commit(id.storage(), lost, TIME))).isInstanceOf(Committed.Conflict.class);
        assertThat(text(opened(store, id).newer(), CART)).isEqualTo("a book");
    }

    @Test
    void commit_newSecret_endsTheOldId() {
        SessionStore store = store();
        SessionId id = created(store, LONG);
        SessionId renewed = id.renewed();

        on(store.commit(id.storage(), secret(renewed), TIME));

        assertThat(on(store.open(id, SessionStore.UNKNOWN, true, TIME))).isInstanceOf(Opened.Gone.class);
        assertThat(text(opened(store, renewed).newer(), CART)).isEqualTo("a book");
    }

    private static Changes before(SessionId id, Changes replaced) {
        return new Changes(
                replaced.sets(),
                replaced.removes(),
                replaced.timeout(),
                replaced.principal(),
                Optional.of(id.secretHash()),
                Map.of());
    }

    @Test
    void takeBack_ofAnIdThatTheSessionHas_isAsBefore() {
        SessionStore store = store();
        SessionId id = created(store, LONG);
        SessionId renewed = id.renewed();
        on(store.commit(id.storage(), before(renewed, sets(Map.of(CART, "two books", USER, "ann"))), TIME));
        long known = known(store, renewed);
        Changes replaced = new Changes(
                sets(Map.of(CART, "a book")).sets(),
                Set.of(USER),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of());

        assertThat(on(store.takeBack(renewed, before(id, replaced), TIME))).isTrue();

        assertThat(on(store.open(renewed, SessionStore.UNKNOWN, true, TIME))).isInstanceOf(Opened.Gone.class);
        Opened.Changed found = (Opened.Changed) on(store().open(id, known, true, TIME));
        assertThat(found.names()).containsExactly(CART);
        assertThat(text(found.newer(), CART)).isEqualTo("a book");
    }

    @Test
    void takeBack_sessionThatHasTheIdBefore_writesNothing_andSaysSo() {
        SessionStore store = store();
        SessionId id = created(store, LONG);

        assertThat(on(store.takeBack(id.renewed(), before(id, removes(CART)), TIME)))
                .isFalse();

        assertThat(text(opened(store, id).newer(), CART)).isEqualTo("a book");
    }

    @Test
    void takeBack_sessionThatHasAnotherId_orIsGone_writesNothing() {
        SessionStore store = store();
        SessionId id = created(store, LONG);
        SessionId another = id.renewed();
        on(store.commit(id.storage(), secret(another), TIME));

        assertThat(on(store.takeBack(id.renewed(), before(id, removes(CART)), TIME)))
                .isTrue();

        assertThat(text(opened(store, another).newer(), CART)).isEqualTo("a book");
        on(store.invalidate(id.storage(), false, TIME));
        assertThat(on(store.takeBack(another, before(id, removes(CART)), TIME))).isTrue();
        assertThat(on(store.open(id, SessionStore.UNKNOWN, true, TIME))).isInstanceOf(Opened.Gone.class);
    }

    @Test
    void takeBack_ofWhatWasWrittenWithALease_needsNone() {
        SessionStore store = store(new StoreSettings(Duration.ZERO, 1000, Optional.of(LONG), LONG, 10));
        SessionId id = created(store, LONG);
        SessionId renewed = id.renewed();
        on(store.commit(id.storage(), secret(renewed), TIME));
        on(store.release(id.storage()));

        assertThat(on(store.takeBack(renewed, before(id, removes(CART)), TIME))).isTrue();

        assertThat(opened(store, id).names()).isEmpty();
    }

    @Test
    void commit_shorterTimeout_endsItSooner() {
        SessionStore store = store();
        SessionId id = created(store, LONG);
        on(store.commit(id.storage(), timeout(SHORT), TIME));
        assertThat(opened(store, id).facts().timeout()).isEqualTo(SHORT);
        pass(SHORT.plusMillis(10));

        assertThat(on(store.open(id, SessionStore.UNKNOWN, true, TIME))).isInstanceOf(Opened.Gone.class);
        assertThat(swept(store)).extracting(ExpiredSession::storage).containsExactly(id.storage());
    }

    @Test
    void commit_timeoutZero_isNever() {
        SessionStore store = store();
        SessionId id = created(store, SHORT);
        on(store.commit(id.storage(), timeout(Duration.ZERO), TIME));
        pass(SHORT.plusMillis(30));

        assertThat(swept(store)).isEmpty();
        assertThat(opened(store, id).facts().timeout()).isEqualTo(Duration.ZERO);
        on(store.commit(id.storage(), timeout(SHORT), TIME));
        pass(SHORT.plusMillis(30));
        assertThat(swept(store)).hasSize(1);
    }

    @Test
    void largeAttribute_isFetchedWhenItIsAskedFor_andBecomesSmallAgain() {
        SessionStore store = store(new StoreSettings(Duration.ZERO, 1000, Optional.empty(), LONG, 10));
        SessionId id = created(store, LONG);
        String large = "x".repeat(5000);
        on(store.commit(id.storage(), sets(Map.of(USER, large)), TIME));

        Opened.Changed found = opened(store, id);
        assertThat(found.names()).containsExactlyInAnyOrder(CART, USER);
        assertThat(on(store.fetch(id.storage(), USER, TIME)).map(SessionStoreContract::text))
                .contains(large);

        on(store.commit(id.storage(), sets(Map.of(USER, "small")), TIME));
        assertThat(text(opened(store, id).newer(), USER)).isEqualTo("small");
        assertThat(on(store.fetch(id.storage(), USER, TIME)).map(SessionStoreContract::text))
                .contains("small");
        on(store.commit(id.storage(), removes(USER), TIME));
        assertThat(on(store.fetch(id.storage(), USER, TIME))).isEmpty();
    }

    @Test
    void invalidate_givesAll_toExactlyOneOfMany() {
        SessionStore store = store(new StoreSettings(Duration.ZERO, 1000, Optional.empty(), LONG, 10));
        SessionId id = created(store, LONG);
        String large = "x".repeat(5000);
        on(store.commit(id.storage(), sets(Map.of(USER, large, SAVED, "the server's")), TIME));
        on(store.commit(id.storage(), principal("ann"), TIME));

        List<CompletableFuture<Optional<ExpiredSession>>> all = IntStream.range(0, 20)
                .mapToObj(i -> store().invalidate(id.storage(), true, TIME).toCompletableFuture())
                .toList();

        List<ExpiredSession> ended = all.stream()
                .map(CompletableFuture::join)
                .flatMap(Optional::stream)
                .toList();
        assertThat(ended).hasSize(1);
        assertThat(text(ended.get(0).attributes(), CART)).isEqualTo("a book");
        assertThat(text(ended.get(0).attributes(), USER)).isEqualTo(large);
        assertThat(text(ended.get(0).attributes(), SAVED)).isEqualTo("the server's");
        assertThat(ended.get(0).facts().principal()).contains("ann");
        assertThat(ofPrincipal(store, "ann")).isEmpty();
        assertThat(count(store)).isZero();
        assertThat(on(store.fetch(id.storage(), USER, TIME))).isEmpty();
    }

    @Test
    void invalidate_timeIsOver_isLeftToTheSweep() {
        SessionStore store = store();
        SessionId id = created(store, SHORT);
        pass(SHORT.plusMillis(10));

        assertThat(on(store.invalidate(id.storage(), true, TIME))).isEmpty();
        assertThat(swept(store)).hasSize(1);
        assertThat(on(store.invalidate(id.storage(), true, TIME))).isEmpty();
    }

    @Test
    void sweep_byManyNodes_givesEachSessionOnce() {
        int sessions = 200;
        SessionStore store = store();
        for (int i = 0; i < sessions; i++) {
            created(store, SHORT);
        }
        SessionId alive = created(store, LONG);
        pass(SHORT.plusMillis(20));
        Map<String, Integer> told = new ConcurrentHashMap<>();

        List<CompletableFuture<Void>> nodes = IntStream.range(0, 4)
                .mapToObj(i ->
                        CompletableFuture.runAsync(() -> sweepAll(store(), told), task -> new Thread(task).start()))
                .toList();
        nodes.forEach(CompletableFuture::join);

        assertThat(told).hasSize(sessions).doesNotContainKey(alive.storage());
        assertThat(told.values()).containsOnly(1);
        assertThat(count(store)).isEqualTo(1);
    }

    private static void sweepAll(SessionStore store, Map<String, Integer> told) {
        for (List<ExpiredSession> some = swept(store); !some.isEmpty(); some = swept(store)) {
            for (ExpiredSession session : some) {
                assertThat(text(session.attributes(), CART)).isEqualTo("a book");
                told.merge(session.storage(), 1, Integer::sum);
                on(store.acknowledge(session.storage()));
            }
        }
    }

    @Test
    void sweep_claimNotAcknowledged_isTakenOver() {
        StoreSettings settings = new StoreSettings(Duration.ZERO, 1000, Optional.empty(), Duration.ofMillis(200), 10);
        SessionStore dying = store(settings);
        SessionId id = created(dying, SHORT);
        on(dying.commit(id.storage(), sets(Map.of(USER, "x".repeat(3000))), TIME));
        pass(SHORT.plusMillis(10));
        assertThat(swept(dying)).hasSize(1);
        SessionStore other = store(settings);
        assertThat(swept(other)).isEmpty();
        pass(Duration.ofMillis(250));

        List<ExpiredSession> taken = swept(other);

        assertThat(taken).extracting(ExpiredSession::storage).containsExactly(id.storage());
        assertThat(text(taken.get(0).attributes(), USER)).hasSize(3000);
        on(other.acknowledge(id.storage()));
        pass(Duration.ofMillis(250));
        assertThat(swept(other)).isEmpty();
        assertThat(on(other.fetch(id.storage(), USER, TIME))).isEmpty();
    }

    @Test
    void sweep_claimThatIsRenewed_lasts_andOneThatIsTakenOverDoesNot() {
        StoreSettings settings = new StoreSettings(Duration.ZERO, 1000, Optional.empty(), Duration.ofMillis(900), 10);
        SessionStore slow = store(settings);
        SessionId id = created(slow, SHORT);
        pass(SHORT.plusMillis(10));
        Claim claim = claim(slow);
        pass(Duration.ofMillis(500));

        assertThat(on(slow.renew(id.storage(), claim))).isTrue();

        pass(Duration.ofMillis(600));
        SessionStore other = store(settings);
        assertThat(swept(other)).isEmpty();
        pass(Duration.ofMillis(400));
        Claim next = claim(other);
        assertThat(on(slow.renew(id.storage(), claim))).isFalse();
        assertThat(on(other.renew(id.storage(), next))).isTrue();
        on(other.acknowledge(id.storage()));
        assertThat(on(other.renew(id.storage(), next))).isFalse();
    }

    private static Claim claim(SessionStore store) {
        return IntStream.range(0, store.shards())
                .mapToObj(shard -> on(store.sweep(shard, true)))
                .filter(swept -> !swept.sessions().isEmpty())
                .findFirst()
                .flatMap(Swept::claim)
                .orElseThrow();
    }

    @Test
    void sweep_deliveryAtMostOnce_claimsNothing() {
        SessionStore store = store(new StoreSettings(Duration.ZERO, 1000, Optional.empty(), Duration.ZERO, 10));
        created(store, SHORT);
        pass(SHORT.plusMillis(10));
        List<Swept> all = IntStream.range(0, store.shards())
                .mapToObj(shard -> on(store.sweep(shard, true)))
                .toList();

        assertThat(all).allMatch(swept -> swept.claim().isEmpty());
        assertThat(all.stream().flatMap(swept -> swept.sessions().stream())).hasSize(1);
        assertThat(swept(store)).isEmpty();
    }

    @Test
    void sweep_afterSessionsThatHaveBeenUsedSince_saysThatMoreIsDue() {
        SessionStore store = store(new StoreSettings(Duration.ZERO, 1000, Optional.empty(), LONG, 5));
        Duration timeout = Duration.ofMillis(800);
        List<SessionId> used =
                IntStream.range(0, 20).mapToObj(i -> created(store, timeout)).toList();
        SessionId unused = created(store, timeout);
        pass(Duration.ofMillis(500));
        used.forEach(id -> on(store.open(id, SessionStore.UNKNOWN, false, TIME)));
        pass(Duration.ofMillis(350));

        List<ExpiredSession> all = new ArrayList<>();
        for (int shard = 0; shard < store.shards(); shard++) {
            Swept swept;
            do {
                swept = on(store.sweep(shard, true));
                all.addAll(swept.sessions());
            } while (swept.isMoreDue());
        }

        assertThat(all).extracting(ExpiredSession::storage).containsExactly(unused.storage());
    }

    @Test
    void sweepAndInvalidate_noAttributesWanted_giveThoseOnlyThatAreListeners() {
        SessionStore store = store();
        AttributeName witness = AttributeName.of("witness");
        AttributeName largeWitness = AttributeName.of("large witness");
        String listener = Character.toString(StoredAttribute.LISTENER);
        Changes values =
                sets(Map.of(CART, "a book", witness, listener + "!", largeWitness, listener + "x".repeat(20_000)));
        SessionId expired = SessionId.random();
        on(store.create(expired, SHORT, values, TIME));
        SessionId invalidated = SessionId.random();
        on(store.create(invalidated, LONG, values, TIME));
        pass(SHORT.plusMillis(10));

        List<ExpiredSession> all = new ArrayList<>();
        for (int shard = 0; shard < store.shards(); shard++) {
            all.addAll(on(store.sweep(shard, false)).sessions());
        }
        on(store.invalidate(invalidated.storage(), false, TIME)).ifPresent(all::add);

        assertThat(all).extracting(ExpiredSession::storage).containsExactly(expired.storage(), invalidated.storage());
        assertThat(all).allSatisfy(session -> {
            assertThat(session.attributes()).containsOnlyKeys(witness, largeWitness);
            assertThat(text(session.attributes(), witness)).isEqualTo(listener + "!");
            assertThat(text(session.attributes(), largeWitness)).hasSize(20_001);
        });
    }

    @Test
    void principal_isFoundAndForgotten() {
        SessionStore store = store();
        SessionId one = created(store, LONG);
        SessionId two = created(store, LONG);
        on(store.commit(one.storage(), principal("ann"), TIME));
        on(store.commit(two.storage(), principal("ann"), TIME));
        assertThat(ofPrincipal(store, "ann")).containsExactlyInAnyOrder(one.storage(), two.storage());
        assertThat(opened(store, one).facts().principal()).contains("ann");

        on(store.commit(one.storage(), principal("bob"), TIME));
        on(store.commit(two.storage(), principal(""), TIME));

        assertThat(ofPrincipal(store, "ann")).isEmpty();
        assertThat(ofPrincipal(store, "bob")).containsExactly(one.storage());
        assertThat(opened(store, two).facts().principal()).isEmpty();
    }

    @Test
    void principal_endsWithTheSession() {
        SessionStore store = store();
        SessionId id = created(store, SHORT);
        on(store.commit(id.storage(), principal("ann"), TIME));
        pass(SHORT.plusMillis(10));
        swept(store);

        assertThat(ofPrincipal(store, "ann")).isEmpty();
    }

    @Test
    void list_andCount_haveAll() {
        SessionStore store = store();
        List<String> created = IntStream.range(0, 30)
                .mapToObj(i -> created(store, LONG).storage())
                .toList();
        List<String> listed = new ArrayList<>();
        for (int shard = 0; shard < store.shards(); shard++) {
            SessionStore.Page page = on(store.list(shard, "0"));
            listed.addAll(page.ids());
            while (!page.cursor().equals("0")) {
                page = on(store.list(shard, page.cursor()));
                listed.addAll(page.ids());
            }
        }
        assertThat(listed).containsExactlyInAnyOrderElementsOf(created);
        assertThat(count(store)).isEqualTo(30);
    }

    @Test
    void lease_keepsOtherNodesOut_untilReleasedOrOver() {
        StoreSettings exclusive =
                new StoreSettings(Duration.ZERO, 1000, Optional.of(Duration.ofMillis(300)), Duration.ofMinutes(1), 10);
        SessionStore one = store(exclusive);
        SessionStore two = store(exclusive);
        SessionId id = created(one, LONG);

        assertThat(on(two.open(id, SessionStore.UNKNOWN, true, TIME))).isInstanceOf(Opened.Held.class);
        assertThat(on(two.commit(id.storage(), sets(Map.of(USER, "x")), TIME))).isInstanceOf(Committed.Conflict.class);
        assertThat(on(one.open(id, SessionStore.UNKNOWN, true, TIME))).isInstanceOf(Opened.Changed.class);
        on(one.release(id.storage()));
        assertThat(on(two.open(id, SessionStore.UNKNOWN, true, TIME))).isInstanceOf(Opened.Changed.class);
        assertThat(on(one.open(id, SessionStore.UNKNOWN, true, TIME))).isInstanceOf(Opened.Held.class);
        pass(Duration.ofMillis(350));
        assertThat(on(one.open(id, SessionStore.UNKNOWN, true, TIME))).isInstanceOf(Opened.Changed.class);
        assertThat(on(two.commit(id.storage(), sets(Map.of(USER, "late")), TIME)))
                .isInstanceOf(Committed.Conflict.class);
        on(two.release(id.storage()));
        assertThat(on(two.open(id, SessionStore.UNKNOWN, true, TIME))).isInstanceOf(Opened.Held.class);
        assertThat(on(one.commit(id.storage(), nothing(), TIME))).isInstanceOf(Committed.Written.class);
    }

    private static long tenancy(SessionStore store, SessionId id, long known) {
        return ((Opened.Found) on(store.open(id, known, true, TIME))).tenancy();
    }

    @Test
    void tenancy_growsWhenOtherNodesMayHaveHadTheSession_andOnlyThen() {
        StoreSettings exclusive =
                new StoreSettings(Duration.ZERO, 1000, Optional.of(Duration.ofMillis(300)), Duration.ofMinutes(1), 10);
        SessionStore one = store(exclusive);
        SessionStore two = store(exclusive);
        SessionId id = created(one, LONG);
        assertThat(tenancy(one, id, SessionStore.UNKNOWN)).isEqualTo(SessionStore.OF_CREATION);
        on(one.release(id.storage()));

        long first = tenancy(one, id, SessionStore.UNKNOWN);
        assertThat(first).isGreaterThan(SessionStore.OF_CREATION);
        pass(Duration.ofMillis(350));
        assertThat(tenancy(one, id, known(one, id))).isEqualTo(first);
        pass(Duration.ofMillis(350));
        opened(two, id);
        pass(Duration.ofMillis(350));
        assertThat(tenancy(one, id, SessionStore.UNKNOWN)).isGreaterThan(first);
        assertThat(tenancy(store(), id, SessionStore.UNKNOWN)).isEqualTo(Opened.NO_TENANCY);
    }

    @Test
    void release_afterAnOpeningWithAnotherSecret_letsGo() {
        StoreSettings exclusive = new StoreSettings(Duration.ZERO, 1000, Optional.of(LONG), LONG, 10);
        SessionStore one = store(exclusive);
        SessionId id = created(one, LONG);
        on(one.open(id, SessionStore.UNKNOWN, true, TIME));
        assertThat(on(one.open(id.renewed(), SessionStore.UNKNOWN, true, TIME))).isInstanceOf(Opened.Gone.class);

        on(one.release(id.storage()));

        assertThat(on(store(exclusive).open(id, SessionStore.UNKNOWN, true, TIME)))
                .isInstanceOf(Opened.Changed.class);
    }

    @Test
    void lease_renewed_lasts() {
        StoreSettings exclusive =
                new StoreSettings(Duration.ZERO, 1000, Optional.of(Duration.ofMillis(400)), Duration.ofMinutes(1), 10);
        SessionStore one = store(exclusive);
        SessionId id = created(one, LONG);
        for (int i = 0; i < 4; i++) {
            pass(Duration.ofMillis(150));
            on(one.renew(id.storage()));
        }
        assertThat(on(store(exclusive).open(id, SessionStore.UNKNOWN, true, TIME)))
                .isInstanceOf(Opened.Held.class);
    }

    @Test
    void commits_ofManyNodes_loseNothing() {
        SessionStore store = store();
        SessionId id = created(store, LONG);
        int nodes = 8;
        int attributes = 25;

        List<CompletableFuture<Committed>> all = new ArrayList<>();
        for (int node = 0; node < nodes; node++) {
            SessionStore mine = store();
            for (int i = 0; i < attributes; i++) {
                AttributeName name = AttributeName.of(node + ":" + i);
                all.add(mine.commit(id.storage(), sets(Map.of(name, "v" + i)), TIME)
                        .toCompletableFuture());
            }
        }
        all.forEach(CompletableFuture::join);

        Opened.Changed found = opened(store(), id);
        assertThat(found.names()).hasSize(nodes * attributes + 1);
        assertThat(found.newer().values()).extracting(StoredAttribute::version).doesNotHaveDuplicates();
    }
}
