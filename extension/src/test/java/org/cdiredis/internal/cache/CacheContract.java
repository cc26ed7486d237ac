package org.cdiredis.internal.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Type;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.type.TypeReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.cdiredis.Cache;
import org.cdiredis.Contract;
import org.cdiredis.Expiry;
import org.cdiredis.Lookup;
import org.cdiredis.TimeToLive;
import org.cdiredis.ValueEncodingException;
import org.cdiredis.WrongTypeException;
import org.cdiredis.codec.KeyCodec;
import org.cdiredis.codec.KeySpace;
import org.cdiredis.internal.codec.SeparatedKeys;

/** What every cache does, whatever it stores its entries in. */
abstract class CacheContract
        implements CounterContract,
                ManyEntriesContract,
                LifetimeContract,
                VersionContract,
                PatternContract,
                LoadContract,
                LoadGuardContract,
                StaleWindowContract,
                BatchContract,
                GenerationContract {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private Cache<String, String> cache;

    @BeforeEach
    void createCache() {
        cache = cache("", 1, String.class);
    }

    record Book(String title, int year, List<String> authors) {}

    enum Genre {
        POETRY,
        PROSE
    }

    abstract Store store();

    // ------------------------------------------------------------------ keys, prefixes, versions

    @Test
    @Contract(1)
    void put_withoutPrefix_writesColonVersionColonKey() {
        cache.put("k", "v");

        assertThat(raw(":1:k")).isEqualTo("\"v\"");
    }

    @Test
    @Contract(1)
    void put_withPrefix_writesPrefixVersionKey() {
        cache("shop", 3, String.class).put("k", "v");

        assertThat(raw("shop:3:k")).isEqualTo("\"v\"");
    }

    @Test
    @Contract(2)
    void otherCache_withoutPrefix_neitherReadsNorListsNorRemovesPrefixedEntries() {
        Cache<String, String> prefixed = cache("pre", 3, String.class);
        prefixed.put("k", "v");

        assertThat(cache.lookup("k").isFound()).isFalse();
        assertThat(cache.keys()).isEmpty();
        assertThat(cache.remove("k")).isFalse();
        assertThat(cache.clear()).isZero();
        assertThat(prefixed.get("k")).isEqualTo("v");
    }

    @Test
    @Contract(3)
    void get_ofOtherVersion_isAbsentWithoutAndFoundWithVersion() {
        cache.withVersion(2).put("k", "v");

        assertThat(cache.lookup("k").isFound()).isFalse();
        assertThat(cache.withVersion(2).get("k")).isEqualTo("v");
        assertThat(cache.withVersion(2).withVersion(1).lookup("k").isFound()).isFalse();
    }

    @Test
    void withVersion_negative_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cache.withVersion(-1))
                .withMessage("version: -1 is negative");
    }

    @ParameterizedTest
    @Contract(4)
    @ValueSource(strings = {"", " ", "a b", "line\nbreak\r\n", "Größe", "書籍", "👩‍🚀", "a:b:c", "*?[a-z]\\^", "\u0000"})
    void anyKey_roundTripsAndIsListed(String key) {
        cache.put(key, key + "!");

        assertThat(cache.get(key)).isEqualTo(key + "!");
        assertThat(cache.keys()).containsExactly(key);
        assertThat(cache.remove(key)).isTrue();
    }

    @Test
    @Contract(4)
    void keyOfTenThousandCharacters_roundTrips() {
        String key = "x".repeat(10_000);

        cache.put(key, "v");

        assertThat(cache.get(key)).isEqualTo("v");
        assertThat(cache.keys()).containsExactly(key);
    }

    @Test
    void keyWithHalfASurrogatePair_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cache.put("a\ud83d", "v"))
                .withMessage("key: the character at 1 is half of a surrogate pair");
    }

    @Test
    void nullKey_isRefused() {
        assertThatNullPointerException().isThrownBy(() -> cache.get(nothing())).withMessage("key");
        assertThatNullPointerException()
                .isThrownBy(() -> cache.put("k", "v", nothing()))
                .withMessage("expiry");
    }

    @Test
    @Contract(5)
    void keyCodec_isUsedForWritingAndReversedForListing() {
        Cache<String, String> tenants = cache("shop", 2, Expiry.never(), new SlashedKeys(), String.class, String.class);

        tenants.put("k", "v");

        assertThat(raw("v2/shop/k")).isEqualTo("\"v\"");
        assertThat(tenants.keys()).containsExactly("k");
        assertThat(tenants.clear()).isOne();
    }

    /** Puts the version first. */
    private static final class SlashedKeys implements KeyCodec {

        @Override
        public String encode(KeySpace space, String key) {
            return "v" + space.version() + "/" + space.prefix() + "/" + key;
        }

        @Override
        public String decode(KeySpace space, String physicalKey) {
            return physicalKey.substring(encode(space, "").length());
        }
    }

    @Test
    @Contract(6)
    void keys_withSeparatorInPrefix_areExact() {
        Cache<String, String> cache = cache("a:b", 1, String.class);
        cache.put("c:d", "v");

        assertThat(cache.keys()).containsExactly("c:d");
    }

    @ParameterizedTest
    @Contract({8, 9})
    @ValueSource(strings = {"*", "p*[x]?", "p]", "p\\", "[^a]", "a-b"})
    void clearAndKeys_withPatternInPrefix_matchOwnKeysOnly(String prefix) {
        Cache<String, String> own = cache(prefix, 1, String.class);
        Cache<String, String> other = cache("other", 1, String.class);
        Cache<String, String> similar = cache("pax1", 1, String.class);
        own.put("k", "own");
        other.put("k", "other");
        similar.put("k", "similar");

        assertThat(own.keys()).containsExactly("k");
        assertThat(own.clear()).isOne();
        assertThat(other.get("k")).isEqualTo("other");
        assertThat(similar.get("k")).isEqualTo("similar");
    }

    @Test
    @Contract(10)
    void keys_passedToGet_findTheirValues() {
        Cache<Long, String> numbered = cache("n", 1, Long.class, String.class);
        for (long i = 0; i < 1_200; i++) {
            numbered.put(i, "v" + i);
        }

        List<Long> keys = numbered.keys().toList();

        assertThat(keys).hasSize(1_200).doesNotHaveDuplicates();
        assertThat(keys).allSatisfy(key -> assertThat(numbered.get(key)).isEqualTo("v" + key));
    }

    @Test
    void keys_amongManyForeignOnes_areAllFound() {
        Cache<String, String> foreign = cache("foreign", 1, String.class);
        List<CompletableFuture<Boolean>> puts = IntStream.range(0, 5_000)
                .mapToObj(i -> foreign.async().put("k" + i, "v").toCompletableFuture())
                .toList();
        puts.forEach(CompletableFuture::join);
        cache.put("only", "v");

        assertThat(cache.keys()).containsExactly("only");
        assertThat(cache.clear()).isOne();
        assertThat(foreign.clear()).isEqualTo(5_000);
    }

    @Test
    void keys_thatAreNoKeysOfTheCachesType_areLeftOut() {
        cache.put("seven", "v");
        cache.put("8", "v");

        assertThat(cache("", 1, Integer.class, String.class).keys()).containsExactly(8);
    }

    @Test
    void forEachKey_passesAllKeys() {
        cache.put("a", "1");
        cache.put("b", "2");
        ConcurrentLinkedQueue<String> keys = new ConcurrentLinkedQueue<>();

        await(cache.async().forEachKey(keys::add));

        assertThat(keys).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void forEachKey_whoseActionsUseTheCache_completes() {
        cache.put("a", "1");

        CompletableFuture<?>[] scans = IntStream.range(0, 10)
                .mapToObj(i -> cache.async()
                        .forEachKey(key -> assertThat(cache.keys()).contains(key))
                        .toCompletableFuture())
                .toArray(CompletableFuture<?>[]::new);

        assertThat(CompletableFuture.allOf(scans)).succeedsWithin(Duration.ofSeconds(20));
    }

    @Test
    void forEachKey_whoseActionFails_fails() {
        cache.put("a", "1");

        assertThatThrownBy(() -> await(cache.async().forEachKey(key -> {
                    throw new IllegalStateException("no");
                })))
                .hasRootCauseMessage("no");
    }

    // ------------------------------------------------------------------ put, get, add

    @Test
    @Contract(12)
    void put_returnsTrue() {
        assertThat(cache.put("k", "v")).isTrue();
        assertThat(cache.put("k", "w")).isTrue();
    }

    @Test
    @Contract({12, 13})
    void putIfAbsent_onExistingKey_isFalseAndLeavesValueAndTimeToLive() {
        cache.put("k", "old", Expiry.after(MINUTE));

        assertThat(cache.putIfAbsent("k", "new", Expiry.never())).isFalse();
        assertThat(cache.get("k")).isEqualTo("old");
        assertThat(remaining("k")).isBetween(Duration.ofSeconds(50), MINUTE);
    }

    @Test
    void putIfAbsent_onMissingKey_storesWithTimeToLive() {
        assertThat(cache.putIfAbsent("k", "v", Expiry.after(MINUTE))).isTrue();
        assertThat(cache.get("k")).isEqualTo("v");
        assertThat(remaining("k")).isBetween(Duration.ofSeconds(50), MINUTE);
    }

    @Test
    void putIfAbsent_thatNeverExpires_stores() {
        assertThat(cache.putIfAbsent("k", "v", Expiry.never())).isTrue();
        assertThat(cache.timeToLive("k")).isEqualTo(TimeToLive.never());
    }

    @Test
    @Contract(14)
    void putIfPresent_onMissingKey_isFalseAndStoresNothing() {
        assertThat(cache.putIfPresent("k", "v")).isFalse();
        assertThat(cache.contains("k")).isFalse();
    }

    @Test
    @Contract(14)
    void putIfPresent_onExistingKey_replacesValueAndTimeToLive() {
        cache.put("k", "old", Expiry.never());

        assertThat(cache.putIfPresent("k", "new", Expiry.after(MINUTE))).isTrue();
        assertThat(cache.get("k")).isEqualTo("new");
        assertThat(remaining("k")).isBetween(Duration.ofSeconds(50), MINUTE);
        assertThat(cache.putIfPresent("k", "newer", Expiry.never())).isTrue();
        assertThat(cache.timeToLive("k")).isEqualTo(TimeToLive.never());
    }

    @Test
    @Contract(15)
    void bothConditionsAtOnce_cannotBeAskedFor() {
        List<String> puts = Arrays.stream(Cache.class.getMethods())
                .map(java.lang.reflect.Method::getName)
                .filter(name -> name.startsWith("put"))
                .distinct()
                .toList();

        assertThat(puts).containsExactlyInAnyOrder("put", "putIfAbsent", "putIfPresent", "putAll");
    }

    @Test
    @Contract(16)
    void put_withoutExpiry_expiresByTheCachesDefault() {
        Cache<String, String> brief =
                cache("b", 1, Expiry.after(MINUTE), new SeparatedKeys(), String.class, String.class);

        brief.put("k", "v");

        assertThat(brief.timeToLive("k").duration().orElseThrow()).isBetween(Duration.ofSeconds(50), MINUTE);
    }

    @Test
    @Contract(17)
    void put_thatNeverExpires_dropsAnEarlierTimeToLive() {
        cache.put("k", "v", Expiry.after(MINUTE));

        cache.put("k", "v", Expiry.never());

        assertThat(cache.timeToLive("k")).isEqualTo(TimeToLive.never());
    }

    @ParameterizedTest
    @Contract(18)
    @ValueSource(strings = {"PT0S", "PT-1S", "PT0.000999S", "PT-0.000001S"})
    void put_withoutTimeToLive_removesTheEntry(String duration) {
        cache.put("k", "old");

        assertThat(cache.put("k", "new", Expiry.after(Duration.parse(duration))))
                .isFalse();
        assertThat(cache.lookup("k").isFound()).isFalse();
    }

    @Test
    void putIfPresent_withoutTimeToLive_removesTheEntry() {
        cache.put("k", "old");

        assertThat(cache.putIfPresent("k", "new", Expiry.after(Duration.ZERO))).isFalse();
        assertThat(cache.contains("k")).isFalse();
    }

    @Test
    @Contract(19)
    void putIfAbsent_withoutTimeToLiveOnExistingKey_leavesEntryAndTimeToLive() {
        cache.put("k", "old", Expiry.after(MINUTE));

        assertThat(cache.putIfAbsent("k", "new", Expiry.after(Duration.ZERO))).isFalse();
        assertThat(cache.get("k")).isEqualTo("old");
        assertThat(remaining("k")).isPositive();
    }

    @Test
    @Contract(20)
    void putIfAbsent_withoutTimeToLiveOnMissingKey_storesNothing() {
        cache.putIfAbsent("k", "new", Expiry.after(Duration.ofSeconds(-1)));

        assertThat(cache.contains("k")).isFalse();
    }

    @Test
    @Contract(21)
    void put_forHalfASecond_livesForAtMostFiveHundredMilliseconds() {
        assertLives(Duration.ofMillis(500));
    }

    @Test
    @Contract(22)
    void put_forUnderAMillisecond_leavesNoEntryAndIsNoError() {
        cache.put("k", "v", Expiry.after(Duration.ofNanos(500_000)));

        assertThat(cache.contains("k")).isFalse();
    }

    @Test
    @Contract(23)
    void put_forTheLongestTime_isAccepted() {
        assertThat(cache.put("k", "v", Expiry.after(Expiry.MAXIMUM))).isTrue();
        assertThat(cache.get("k")).isEqualTo("v");
    }

    @Test
    @Contract(23)
    void expiry_beyondWhatRedisAccepts_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Expiry.after(Expiry.MAXIMUM.plusNanos(1)))
                .withMessageStartingWith("duration: ")
                .withMessageEndingWith(" is longer than the maximum, " + Expiry.MAXIMUM);
        assertThatIllegalArgumentException().isThrownBy(() -> Expiry.after(Duration.ofSeconds(Long.MAX_VALUE)));
    }

    @Test
    @Contract(24)
    void put_withDefaultNever_storesWithoutExpiry() {
        Cache<String, String> lasting = cache("l", 1, Expiry.never(), new SeparatedKeys(), String.class, String.class);

        lasting.put("k", "v");

        assertThat(lasting.timeToLive("k")).isEqualTo(TimeToLive.never());
    }

    @Test
    void put_withDefaultZero_removesTheEntry() {
        cache.put("k", "v");

        cache("", 1, Expiry.after(Duration.ZERO), new SeparatedKeys(), String.class, String.class)
                .put("k", "v");

        assertThat(cache.contains("k")).isFalse();
    }

    @Test
    @Contract(26)
    void getOrDefault_ofAbsentKey_isTheDefault() {
        assertThat(cache.getOrDefault("k", "default")).isEqualTo("default");
        assertThat(cache.get("k")).isNull();
        assertThat(cache.lookup("k")).isEqualTo(Lookup.absent());
    }

    @Test
    @Contract(27)
    void storedNull_isFound() {
        assertThat(cache.put("k", null)).isTrue();

        assertThat(cache.getOrDefault("k", "default")).isNull();
        assertThat(cache.get("k")).isNull();
        assertThat(cache.contains("k")).isTrue();
        assertThat(cache.lookup("k")).isEqualTo(Lookup.found(null));
        assertThat(cache.putIfAbsent("k", "v")).isFalse();
    }

    @Test
    @Contract(28)
    void putIfAbsent_concurrently_storesExactlyOnce() throws Exception {
        int callers = 20;
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            CyclicBarrier start = new CyclicBarrier(callers);
            List<Future<Boolean>> stored = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                String value = "v" + i;
                stored.add(threads.submit(() -> {
                    start.await(10, TimeUnit.SECONDS);
                    return cache.putIfAbsent("k", value);
                }));
            }

            int winners = 0;
            for (Future<Boolean> each : stored) {
                winners += each.get(10, TimeUnit.SECONDS) ? 1 : 0;
            }

            assertThat(winners).isOne();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @Contract(29)
    void putIfAbsent_onExpiredKey_stores() {
        cache.put("k", "old", Expiry.after(Duration.ofMillis(20)));
        store().pass(Duration.ofMillis(40));

        assertThat(cache.get("k")).isNull();
        assertThat(cache.putIfAbsent("k", "new")).isTrue();
        assertThat(cache.get("k")).isEqualTo("new");
    }

    @Test
    @Contract(30)
    void get_ofAnotherRedisType_isATypeErrorAndPutReplacesIt() {
        store().putOtherType(":1:k");

        assertThatThrownBy(() -> cache.get("k"))
                .isInstanceOf(WrongTypeException.class)
                .hasMessage("CDIREDIS00101: Cache \"test\": the key holds a Redis type that is not a string");
        assertThat(cache.put("k", "v")).isTrue();
        assertThat(cache.get("k")).isEqualTo("v");
    }

    @Test
    @Contract({31, 32})
    void remove_isTrueOnceAndOnlyForItsVersion() {
        cache.withVersion(2).put("k", "v");

        assertThat(cache.remove("k")).isFalse();
        assertThat(cache.withVersion(2).remove("k")).isTrue();
        assertThat(cache.withVersion(2).remove("k")).isFalse();
    }

    // ------------------------------------------------------------------ time to live

    @Test
    @Contract({79, 81})
    void timeToLive_tellsRemainingNeverAndAbsent() {
        cache.put("brief", "v", Expiry.after(Duration.ofMillis(5_500)));
        cache.put("lasting", "v", Expiry.never());

        assertThat(remaining("brief")).isBetween(Duration.ofMillis(4_500), Duration.ofMillis(5_500));
        assertThat(cache.timeToLive("lasting")).isEqualTo(TimeToLive.never());
        assertThat(cache.timeToLive("missing")).isEqualTo(TimeToLive.absent());
        assertThat(cache.timeToLive("missing").isPresent()).isFalse();
        assertThat(cache.timeToLive("lasting").isPresent()).isTrue();
    }

    @Test
    @Contract(80)
    void timeToLive_ofThreeHundredMilliseconds_isNotAbsent() {
        assertLives(Duration.ofMillis(300));
    }

    // ------------------------------------------------------------------ clear

    @Test
    @Contract(100)
    void clear_leavesNoEntryOfItsOwn() {
        for (int i = 0; i < 1_500; i++) {
            cache.put("k" + i, "v");
        }

        assertThat(cache.clear()).isEqualTo(1_500);
        assertThat(cache.keys()).isEmpty();
        assertThat(cache.clear()).isZero();
    }

    @Test
    @Contract(101)
    void clear_leavesOtherCachesVersionsAndTypes() {
        Cache<String, String> other = cache("other", 1, String.class);
        other.put("k", "v");
        cache.withVersion(2).put("k", "v");
        cache.put("k", "v");
        store().putOtherType("cdi-redis:lock:k");

        assertThat(cache.clear()).isOne();
        assertThat(other.get("k")).isEqualTo("v");
        assertThat(cache.withVersion(2).get("k")).isEqualTo("v");
        assertThat(await(store().commands("test").exists("cdi-redis:lock:k"))).isTrue();
    }

    @Test
    void clear_removesWhatCannotBeDecoded() {
        putRaw(":1:k", "{");
        store().putOtherType(":1:list");

        assertThat(cache.clear()).isEqualTo(2);
    }

    // ------------------------------------------------------------------ values

    @Test
    @Contract({107, 110, 111})
    void values_roundTripWithTheirTypes() {
        assertRoundTrip(String.class, "text");
        assertRoundTrip(String.class, "42");
        assertRoundTrip(String.class, "");
        assertRoundTrip(Integer.class, Integer.MIN_VALUE);
        assertRoundTrip(Long.class, Long.MAX_VALUE);
        assertRoundTrip(BigInteger.class, BigInteger.TEN.pow(40));
        assertRoundTrip(Double.class, 3.0);
        assertRoundTrip(Double.class, Double.NaN);
        assertRoundTrip(Boolean.class, true);
        assertRoundTrip(Instant.class, Instant.parse("2026-11-23T19:00:00.123456789Z"));
        assertRoundTrip(LocalDate.class, LocalDate.of(1605, 1, 16));
        assertRoundTrip(ZonedDateTime.class, ZonedDateTime.of(2026, 3, 29, 2, 30, 0, 1, ZoneId.of("America/New_York")));
        assertRoundTrip(Genre.class, Genre.POETRY);
        assertRoundTrip(Book.class, new Book("Don Quijote", 1605, List.of("Miguel de Cervantes")));
        assertRoundTrip(new TypeReference<List<Book>>() {}.getType(), List.of(new Book("Emma", 1815, List.of())));
        assertRoundTrip(new TypeReference<Map<String, Instant>>() {}.getType(), Map.of("now", Instant.EPOCH));
    }

    record Derived(String title, int year) {
        public boolean isClassic() {
            return year < 1900;
        }

        public String getLabel() {
            return title + " (" + year + ")";
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Sparse(String title, @Nullable String subtitle) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME)
    @JsonSubTypes({@JsonSubTypes.Type(Paper.class), @JsonSubTypes.Type(Audio.class)})
    sealed interface Edition {}

    record Paper(int pages) implements Edition {}

    record Audio(Duration length) implements Edition {}

    @Test
    @Contract(107)
    void values_withGettersAnnotationsAndSubtypes_roundTrip() {
        assertRoundTrip(Derived.class, new Derived("Emma", 1815));
        assertRoundTrip(Sparse.class, new Sparse("Emma", null));
        assertRoundTrip(new TypeReference<List<Edition>>() {}.getType(), List.of(new Paper(474), new Audio(MINUTE)));
    }

    static final class Shelf {
        @JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
        public @Nullable Object content;
    }

    static final class Gadget {
        static final AtomicInteger INSTANCES = new AtomicInteger();

        Gadget() {
            INSTANCES.incrementAndGet();
        }
    }

    @Test
    @Contract(113)
    void get_ofBytesThatNameAClass_instantiatesNothing() {
        putRaw(":1:k", "{\"content\":{\"@class\":\"" + Gadget.class.getName() + "\"}}");

        assertThat(cache("", 1, Shelf.class).lookup("k").isFound()).isFalse();
        assertThat(cache("", 1, Object.class).lookup("k").isFound()).isTrue();
        assertThat(Gadget.INSTANCES).hasValue(0);
    }

    @Test
    @Contract(107)
    void values_ofTypeObject_roundTripAsJsonTypes() {
        for (Object value : Arrays.<Object>asList(
                "text", "42", 42, Long.MAX_VALUE, 3.0, true, null, List.of(1, "2", 3.0), Map.of("a", List.of()))) {
            assertRoundTrip(Object.class, value);
        }
    }

    @Test
    @Contract(108)
    void integers_areStoredAsDecimalText() {
        cache("", 1, Long.class).put("long", -9_007_199_254_740_993L);
        cache("", 1, Integer.class).put("int", 42);
        cache("", 1, Object.class).put("object", 42);

        assertThat(raw(":1:long")).isEqualTo("-9007199254740993");
        assertThat(raw(":1:int")).isEqualTo("42");
        assertThat(raw(":1:object")).isEqualTo("42");
    }

    @Test
    @Contract(109)
    void textOfDigits_isNotReadBackAsANumber() {
        cache("", 1, Object.class).put("k", "42");

        assertThat(cache("", 1, Object.class).get("k")).isEqualTo("42");
        assertThat(raw(":1:k")).isEqualTo("\"42\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"title\":\"Emma\"}",
                "[]",
                "\"text\"",
                "42",
                "nul",
                "\u0000\u0001",
                "{} {}",
                "{\"title\":\"Emma\",\"year\":1815,\"authors\":[],\"pages\":7}",
                "{\"title\":\"Emma\",\"year\":null,\"authors\":[]}"
            })
    void get_ofBytesThatAreNotTheType_isAMiss(String bytes) {
        Cache<String, Book> books = cache("", 1, Book.class);
        putRaw(":1:k", bytes);

        assertThat(books.lookup("k")).isEqualTo(Lookup.absent());
        assertThat(books.contains("k")).isTrue();
        assertThat(books.put("k", new Book("Emma", 1815, List.of()))).isTrue();
        assertThat(books.get("k")).isEqualTo(new Book("Emma", 1815, List.of()));
    }

    @Test
    void get_ofDeeplyNestedJson_isAMiss() {
        putRaw(":1:k", "[".repeat(100_000));

        assertThat(cache("", 1, Object.class).lookup("k").isFound()).isFalse();
    }

    @Test
    void put_ofWhatCannotBeEncoded_failsWithTheKeyAndStoresNothing() {
        Cache<String, Object> objects = cache("", 1, Object.class);
        List<Object> cycle = new ArrayList<>();
        cycle.add(cycle);

        assertThatThrownBy(() -> objects.put("k", cycle))
                .isInstanceOf(ValueEncodingException.class)
                .hasMessage("CDIREDIS00100: Cache \"test\": the value for the key \":1:k\" cannot be encoded");
        assertThat(objects.contains("k")).isFalse();
    }

    // ------------------------------------------------------------------ asynchronous

    @Test
    void asynchronousView_hasTheSameEntries() {
        assertThat(await(cache.async().put("k", "v", Expiry.after(MINUTE)))).isTrue();
        assertThat(cache.get("k")).isEqualTo("v");
        assertThat(await(cache.async().get("k"))).isEqualTo("v");
        assertThat(await(cache.async().getOrDefault("x", "default"))).isEqualTo("default");
        assertThat(await(cache.async().lookup("x"))).isEqualTo(Lookup.absent());
        assertThat(await(cache.async().putIfAbsent("k", "w"))).isFalse();
        assertThat(await(cache.async().putIfPresent("x", "w"))).isFalse();
        assertThat(await(cache.async().contains("k"))).isTrue();
        assertThat(await(cache.async().timeToLive("k")).duration()).isPresent();
        assertThat(await(cache.async().withVersion(2).contains("k"))).isFalse();
        assertThat(await(cache.async().remove("k"))).isTrue();
        await(cache.async().put("k", "v"));
        assertThat(await(cache.async().clear())).isOne();
    }

    // ------------------------------------------------------------------ helpers

    private <V> void assertRoundTrip(Type type, V value) {
        Cache<String, V> typed = cache("", 1, type);

        assertThat(typed.put("typed", value)).isTrue();

        assertThat(typed.lookup("typed")).isEqualTo(Lookup.found(value));
    }

    /** Once more if the machine slept through the time: then there was nothing left to see. */
    private void assertLives(Duration time) {
        Instant start;
        TimeToLive left;
        do {
            start = Instant.now();
            cache.put("k", "v", Expiry.after(time));
            left = cache.timeToLive("k");
        } while (Duration.between(start, Instant.now()).compareTo(time) >= 0);

        assertThat(left.duration().orElseThrow()).isBetween(Duration.ofMillis(1), time);
    }

    private Duration remaining(String key) {
        return cache.timeToLive(key).duration().orElseThrow();
    }

    private String raw(String physicalKey) {
        return caches().raw(physicalKey);
    }

    private void putRaw(String physicalKey, String text) {
        caches().putRaw(physicalKey, text);
    }

    @Override
    public ContractCaches caches() {
        return new ContractCaches(store());
    }

    private <V> Cache<String, V> cache(String prefix, int version, Type valueType) {
        return cache(prefix, version, String.class, valueType);
    }

    private <K, V> Cache<K, V> cache(String prefix, int version, Class<K> keyType, Type valueType) {
        return cache(prefix, version, Expiry.after(Duration.ofMinutes(5)), new SeparatedKeys(), keyType, valueType);
    }

    private <K, V> Cache<K, V> cache(
            String prefix, int version, Expiry expiry, KeyCodec keyCodec, Class<K> keyType, Type valueType) {
        return caches().with()
                .prefix(prefix)
                .version(version)
                .expiry(expiry)
                .keyCodec(keyCodec)
                .cache(keyType, valueType);
    }

    @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"}) // a null that every parameter takes
    private static <T> T nothing() {
        return null;
    }

    private static <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture().join();
    }
}
