package org.cdiredis.internal.structures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.redisson.api.RDeque;
import org.redisson.api.RList;
import org.redisson.api.RMap;
import org.redisson.api.RScoredSortedSet;
import org.redisson.api.RSet;
import org.redisson.api.RedissonClient;
import org.redisson.client.RedisException;
import org.redisson.client.codec.StringCodec;
import org.redisson.client.protocol.ScoredEntry;

import org.cdiredis.Contract;
import org.cdiredis.Expiry;
import org.cdiredis.ScoreCondition;
import org.cdiredis.Structures;
import org.cdiredis.ValueEncodingException;
import org.cdiredis.embedded.RedisServer;
import org.cdiredis.internal.client.Clients;
import org.cdiredis.internal.config.TestSettings;

/** What the structures of a cache do, by Redisson's own methods, on a real Redis. */
final class StructuresTest {

    private static final double INFINITY = Double.POSITIVE_INFINITY;

    record Book(String isbn, int year) {}

    /** Cannot be written. */
    record Endless() {

        @JsonProperty
        Endless self() {
            return this;
        }
    }

    private static RedisServer server;
    private static Clients clients;
    private static RedissonClient redisson;

    private final Structures<String, String> texts = structures(String.class, 1);

    @BeforeAll
    static void start() {
        server = RedisServer.builder().start();
        clients = new Clients();
        redisson = clients.of(TestSettings.connection(server.port())).redisson();
    }

    @AfterAll
    static void stop() {
        clients.close();
        server.stop();
    }

    @BeforeEach
    void flush() {
        redisson.getKeys().flushdb();
    }

    private static <V> Structures<String, V> structures(Class<V> type, int version) {
        return TestStructures.of(type, version, key -> redisson);
    }

    // Sets

    @Test
    @Contract(124)
    void set_addAndRemove_countWhatReallyChanged() {
        RSet<String> set = texts.set("s");

        assertThat(set.addAllCounted(List.of("a", "b"))).isEqualTo(2);
        assertThat(set.addAllCounted(List.of("b", "c"))).isEqualTo(1);
        assertThat(set.add("c")).isFalse();
        assertThat(set.removeAllCounted(List.of("a", "x"))).isEqualTo(1);
        assertThat(set.remove("a")).isFalse();
    }

    @Test
    @Contract(125)
    void set_membersAndQuestions_areByElement() {
        RSet<Book> set = structures(Book.class, 1).set("s");
        Book emma = new Book("emma", 1815);
        Book persuasion = new Book("persuasion", 1817);
        set.addAll(List.of(emma, persuasion));

        assertThat(set.readAll()).containsExactlyInAnyOrder(emma, persuasion);
        assertThat(set.contains(new Book("emma", 1815))).isTrue();
        assertThat(set.contains(new Book("emma", 1816))).isFalse();
        assertThat(set.containsEach(List.of(persuasion, new Book("x", 1), emma)))
                .containsExactly(persuasion, emma);
        assertThat(set.size()).isEqualTo(2);
    }

    @Test
    @Contract(125)
    void set_missing_isEmpty() {
        RSet<String> set = texts.set("missing");

        assertThat(set.readAll()).isEmpty();
        assertThat(set.contains("a")).isFalse();
        assertThat(set.containsEach(List.of("a"))).isEmpty();
        assertThat(set.size()).isZero();
        assertThat(set.iterator().hasNext()).isFalse();
    }

    @Test
    @Contract(126)
    void set_popAndRandom_takeOneOrSeveral() {
        RSet<String> set = texts.set("s");
        set.addAll(List.of("a", "b", "c"));

        assertThat(set.random()).isIn("a", "b", "c");
        assertThat(set.random(2)).hasSize(2).isSubsetOf("a", "b", "c");
        assertThat(set.size()).isEqualTo(3);
        String popped = set.removeRandom();
        assertThat(set.readAll()).hasSize(2).doesNotContain(popped);
        assertThat(set.removeRandom(5)).hasSize(2);
        assertThat(set.removeRandom()).isNull();
        assertThat(set.removeRandom(2)).isEmpty();
        assertThat(set.random()).isNull();
        assertThat(set.random(2)).isEmpty();
    }

    @Test
    @Contract(127)
    void set_algebra_readsAndStores() {
        texts.set("a").addAll(List.of("1", "2", "3"));
        texts.set("b").addAll(List.of("2", "3", "4"));
        RSet<String> target = texts.set("target");
        redisson.getBucket(texts.physicalKey("target"), StringCodec.INSTANCE).set("of another type");
        String a = texts.physicalKey("a");
        String b = texts.physicalKey("b");

        assertThat(texts.set("a").readDiff(b)).containsExactly("1");
        assertThat(texts.set("a").readIntersection(b)).containsExactlyInAnyOrder("2", "3");
        assertThat(texts.set("a").readUnion(b)).containsExactlyInAnyOrder("1", "2", "3", "4");
        assertThat(target.union(a, b)).isEqualTo(4);
        assertThat(target.intersection(a, b)).isEqualTo(2);
        assertThat(target.readAll()).containsExactlyInAnyOrder("2", "3");
        assertThat(target.diff(a, b)).isEqualTo(1);
        assertThat(target.diff(a, a)).isZero();
        assertThat(target.isExists()).isFalse();
    }

    @Test
    @Contract({128, 129})
    void set_storeAndMove_betweenVersions() {
        Structures<String, String> second = structures(String.class, 2);
        texts.set("a").addAll(List.of("1", "2"));
        texts.set("b").add("3");

        assertThat(second.set("target").union(texts.physicalKey("a"), texts.physicalKey("b")))
                .isEqualTo(3);
        assertThat(texts.set("target").isExists()).isFalse();
        assertThat(texts.set("a").move(second.physicalKey("b"), "1")).isTrue();
        assertThat(texts.set("a").move(second.physicalKey("b"), "1")).isFalse();
        assertThat(second.set("b").readAll()).containsExactly("1");
        assertThat(texts.set("b").readAll()).containsExactly("3");
    }

    @Test
    @Contract(130)
    void set_iterator_isLazyAndFindsAll() {
        RSet<Integer> set = structures(Integer.class, 1).set("s");
        List<Integer> numbers = IntStream.range(0, 5_000).boxed().toList();
        set.addAll(numbers);

        Iterator<Integer> iterator = set.iterator(100);
        long before = scans();
        iterator.next();
        assertThat(scans() - before).isLessThan(10);
        Set<Integer> found = new HashSet<>();
        set.iterator(100).forEachRemaining(found::add);
        assertThat(found).hasSize(5_000);
        assertThat(scans() - before).isGreaterThan(20);
        try (Stream<Integer> stream = set.stream()) {
            assertThat(stream.filter(number -> number >= 4_990).distinct().count())
                    .isEqualTo(10);
        }
    }

    @Test
    @Contract(130)
    void set_distributedIterator_keepsItsCursorInRedis() {
        RSet<Integer> set = structures(Integer.class, 1).set("s");
        set.addAll(IntStream.range(0, 2_000).boxed().toList());

        Set<Integer> found = new HashSet<>();
        found.add(set.distributedIterator(100).next());
        set.distributedIterator(100).forEachRemaining(found::add);
        assertThat(found.size()).isBetween(1_800, 2_000);
    }

    private static long scans() {
        String statistics = server.command("INFO", "commandstats");
        return statistics
                .lines()
                .filter(line -> line.startsWith("cmdstat_sscan:calls="))
                .mapToLong(line -> Long.parseLong(line.substring(line.indexOf('=') + 1, line.indexOf(','))))
                .sum();
    }

    @Test
    @Contract(131)
    void set_patterns_areRefusedAtOnce() {
        RSet<String> set = texts.set("s");
        RScoredSortedSet<String> sorted = texts.sortedSet("z");

        assertThatThrownBy(() -> set.iterator("a*"))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("CDIREDIS00152: iterator: a pattern would be matched against the bytes of the elements, not"
                        + " against the elements. Iterate without a pattern, and filter");
        assertThatThrownBy(() -> set.iterator("a*", 10)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> set.stream("a*")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> set.distributedIterator("name", "a*", 10))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> sorted.entryIterator("a*")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> sorted.stream("a*", 10)).isInstanceOf(UnsupportedOperationException.class);
        assertThat(set.distributedIterator("name").hasNext()).isFalse();
    }

    /** A later Redisson may have more of them. */
    @Test
    @Contract(131)
    void set_patterns_areRefusedInAllMethodsThatIterate() throws ReflectiveOperationException {
        int refused = 0;
        for (Object structure : List.of(texts.set("s"), texts.sortedSet("z"))) {
            Class<?> type = structure.getClass().getInterfaces()[0];
            for (Method method : type.getMethods()) {
                String name = method.getName().toLowerCase(java.util.Locale.ROOT);
                List<Class<?>> parameters = Arrays.asList(method.getParameterTypes());
                boolean iterates = name.contains("iterator") || name.contains("stream");
                boolean onlyName = name.startsWith("distributediterator") && parameters.size() == 1;
                if (iterates && parameters.contains(String.class) && !onlyName) {
                    Object[] arguments = parameters.stream()
                            .map(parameter -> parameter == int.class ? (Object) 10 : "a*")
                            .toArray();
                    assertThatThrownBy(() -> method.invoke(structure, arguments))
                            .as("%s", method)
                            .hasCauseInstanceOf(UnsupportedOperationException.class);
                    refused++;
                }
            }
        }
        assertThat(refused).isGreaterThanOrEqualTo(12);
    }

    @Test
    @Contract(131)
    void map_patterns_matchTheTextOfFields() {
        RMap<String, String> map = texts.map("m", String.class);
        map.putAll(Map.of("anna", "x", "anton", "y", "berta", "z", "an*", "w"));

        assertThat(map.keySet("ant*")).containsExactly("anton");
        assertThat(map.values("berta")).containsExactly("z");
        assertThat(map.keySet(org.cdiredis.codec.GlobPattern.escape("an*"))).containsExactly("an*");
    }

    // Maps

    @Test
    @Contract(132)
    void map_writes_tellNewFromOverwritten() {
        RMap<String, Book> map = structures(Book.class, 1).map("m", String.class);
        Book emma = new Book("emma", 1815);

        assertThat(map.fastPut("a", emma)).isTrue();
        assertThat(map.fastPut("a", emma)).isFalse();
        assertThat(map.fastPut("b", emma)).isTrue();
        assertThat(map.size()).isEqualTo(2);
        assertThat(map.readAllKeySet()).containsExactlyInAnyOrder("a", "b");
        assertThat(map.containsKey("a")).isTrue();
        assertThat(map.containsValue(new Book("emma", 1815))).isTrue();
        assertThat(map.fastRemove("a", "x")).isEqualTo(1);
        assertThat(map.containsKey("a")).isFalse();
        assertThat(structures(Book.class, 1).map("missing", String.class).size())
                .isZero();
    }

    @Test
    @Contract(133)
    void map_reads_getOneSeveralAndAll() {
        RMap<Integer, String> map = texts.map("m", Integer.class);
        map.put(1, "one");
        map.put(2, "two");

        assertThat(map.get(1)).isEqualTo("one");
        assertThat(map.get(3)).isNull();
        assertThat(map.getAll(Set.of(1, 3))).containsExactly(entry(1, "one"));
        assertThat(map.readAllMap()).containsOnly(entry(1, "one"), entry(2, "two"));
        assertThat(map.putIfAbsent(1, "other")).isEqualTo("one");
        assertThat(map.fastPutIfAbsent(3, "three")).isTrue();
        assertThat(map.putIfExists(4, "four")).isNull();
        assertThat(map.keySet()).containsExactlyInAnyOrder(1, 2, 3);
        assertThat(map.entrySet()).hasSize(3);
        assertThat(map.values()).contains("three");
        assertThat(map).isEqualTo(Map.of(1, "one", 2, "two", 3, "three"));
    }

    @Test
    @Contract(133)
    void map_addAndGet_countsWholeAndFractional() {
        RMap<String, Long> whole = structures(Long.class, 1).map("m", String.class);
        RMap<String, Double> fractional = structures(Double.class, 1).map("d", String.class);

        assertThat(whole.addAndGet("hits", 1L)).isEqualTo(1);
        whole.put("hits", 41L);
        assertThat(whole.addAndGet("hits", 1L)).isEqualTo(42);
        assertThat(whole.get("hits")).isEqualTo(42);
        fractional.put("price", 1.5);
        assertThat(fractional.addAndGet("price", 0.25)).isEqualTo(1.75);
        assertThat(fractional.get("price")).isEqualTo(1.75);
    }

    @Test
    @Contract(134)
    void map_prefixAndVersion_areThoseOfItsKey() {
        texts.map("m", String.class).put("field", "one");
        structures(String.class, 2).map("m", String.class).put("field", "two");

        assertThat(server.command("HGET", "books:1:m", "field")).isEqualTo("\"one\"");
        assertThat(server.command("HGET", "books:2:m", "field")).isEqualTo("\"two\"");
        assertThat(texts.map("m", String.class).readAllKeySet()).containsExactly("field");
    }

    @Test
    void map_fieldTypeWithoutText_isRefused() {
        assertThatThrownBy(() -> texts.map("m", Book.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("CDIREDIS00210: fieldType: " + Book.class.getName()
                        + " cannot be the type of a map's fields, since it has no text form. Use String, ");
    }

    // Sorted sets

    @Test
    @Contract(135)
    void sortedSet_conditions_areThoseOfZadd() {
        RScoredSortedSet<String> set = texts.sortedSet("z");

        assertThat(set.add(1, "a")).isTrue();
        assertThat(set.add(2, "a")).isFalse();
        assertThat(set.addIfAbsent(5, "a")).isFalse();
        assertThat(set.getScore("a")).isEqualTo(2);
        assertThat(set.addIfExists(3, "a")).isTrue();
        assertThat(set.addIfExists(3, "b")).isFalse();
        assertThat(set.addIfGreater(2, "a")).isFalse();
        assertThat(set.addIfGreater(4, "a")).isTrue();
        assertThat(set.addIfLess(5, "a")).isFalse();
        assertThat(set.addIfLess(3, "a")).isTrue();
        assertThat(set.getScore("a")).isEqualTo(3);
        assertThat(set.addAll(Map.of("a", 1.0, "c", 1.0))).isEqualTo(1);
        assertThat(set.addAllIfGreater(Map.of("a", 2.0, "c", 0.5, "d", 1.0))).isEqualTo(2);
        assertThatThrownBy(() -> set.add(Double.NaN, "a")).isInstanceOf(RuntimeException.class);
    }

    @Test
    @Contract(136)
    void incrementScore_givesTheExactScoreOrNothing() {
        assertThat(texts.incrementScore("z", "a", 1.5, ScoreCondition.ALWAYS)).hasValue(1.5);
        assertThat(texts.incrementScore("z", "a", 2.25, ScoreCondition.ALWAYS)).hasValue(3.75);
        assertThat(texts.incrementScore("z", "a", 0.1, ScoreCondition.IF_PRESENT))
                .hasValue(3.85);
        assertThat(texts.incrementScore("z", "b", 1, ScoreCondition.IF_PRESENT)).isEmpty();
        assertThat(texts.incrementScore("z", "a", 1, ScoreCondition.IF_ABSENT)).isEmpty();
        assertThat(texts.incrementScore("z", "a", -1, ScoreCondition.IF_GREATER))
                .isEmpty();
        assertThat(texts.incrementScore("z", "a", 1, ScoreCondition.IF_LESS)).isEmpty();
        assertThat(texts.sortedSet("z").getScore("a")).isEqualTo(3.85);
        assertThat(texts.incrementScore("z", "n", 0.1 + 0.2, ScoreCondition.IF_ABSENT))
                .hasValue(0.1 + 0.2);
        for (double increment : new double[] {Double.NaN, INFINITY, -INFINITY}) {
            assertThatThrownBy(() -> texts.incrementScore("z", "a", increment, ScoreCondition.ALWAYS))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("increment: " + increment + " is not finite");
        }
        texts.incrementScore("z", "big", Double.MAX_VALUE, ScoreCondition.ALWAYS);
        assertThat(texts.incrementScore("z", "big", Double.MAX_VALUE, ScoreCondition.ALWAYS))
                .hasValue(INFINITY);
        server.command("SET", "books:1:text", "x");
        assertThatThrownBy(() -> texts.incrementScore("text", "a", 1, ScoreCondition.ALWAYS))
                .isInstanceOf(RedisException.class)
                .hasMessageContaining("WRONGTYPE");
    }

    @Test
    @Contract({136, 137})
    void sortedSet_addScore_givesTheExactScore() {
        RScoredSortedSet<String> set = texts.sortedSet("z");

        assertThat(set.addScore("a", 1.5)).isEqualTo(1.5);
        assertThat(set.addScore("a", 2.25)).isEqualTo(3.75);
        assertThat(set.addScore("a", -5)).isEqualTo(-1.25);
    }

    @Test
    @Contract(137)
    void sortedSet_countsScoresAndRanks() {
        RScoredSortedSet<String> set = texts.sortedSet("z");
        set.addAll(Map.of("a", 1.0, "b", 2.0, "c", 3.0));

        assertThat(set.size()).isEqualTo(3);
        assertThat(set.count(1, true, 3, true)).isEqualTo(3);
        assertThat(set.count(1, false, 3, false)).isEqualTo(1);
        assertThat(set.count(-INFINITY, true, INFINITY, true)).isEqualTo(3);
        assertThat(set.count(-INFINITY, false, INFINITY, false)).isEqualTo(3);
        assertThat(set.getScore("b")).isEqualTo(2);
        assertThat(set.rank("a")).isZero();
        assertThat(set.revRank("a")).isEqualTo(2);
        assertThat(set.getScore("x")).isNull();
        assertThat(set.rank("x")).isNull();
        RScoredSortedSet<String> missing = texts.sortedSet("missing");
        assertThat(missing.size()).isZero();
        assertThat(missing.count(-INFINITY, true, INFINITY, true)).isZero();
        assertThat(missing.getScore("x")).isNull();
    }

    @Test
    @Contract(138)
    void sortedSet_pops_oneOrSeveralFromBothEnds() {
        RScoredSortedSet<String> set = texts.sortedSet("z");
        set.addAll(Map.of("a", 1.0, "b", 2.0, "c", 3.0, "d", 4.0, "e", 5.0));

        assertThat(set.pollFirst()).isEqualTo("a");
        assertThat(set.pollLastEntry()).isEqualTo(new ScoredEntry<>(5.0, "e"));
        assertThat(set.pollFirstEntries(2)).containsExactly(new ScoredEntry<>(2.0, "b"), new ScoredEntry<>(3.0, "c"));
        assertThat(set.pollLast(3)).containsExactly("d");
        assertThat(set.pollFirst()).isNull();
        assertThat(set.pollLastEntry()).isNull();
        assertThat(set.pollFirstEntries(2)).isEmpty();
    }

    @Test
    @Contract(139)
    void sortedSet_ranges_byIndexAndScore() {
        RScoredSortedSet<String> set = texts.sortedSet("z");
        set.addAll(Map.of("a", -2.5, "b", -1.0, "c", 0.0, "d", 1.0));

        assertThat(set.valueRange(0, -1)).containsExactly("a", "b", "c", "d");
        assertThat(set.valueRange(-2, -1)).containsExactly("c", "d");
        assertThat(set.valueRangeReversed(0, 1)).containsExactly("d", "c");
        assertThat(set.entryRange(0, 0)).containsExactly(new ScoredEntry<>(-2.5, "a"));
        assertThat(set.valueRange(-2.5, false, 1, false)).containsExactly("b", "c");
        assertThat(set.valueRangeReversed(-2.5, true, 0, true)).containsExactly("c", "b", "a");
        assertThat(set.valueRange(-INFINITY, true, INFINITY, true, 1, 2)).containsExactly("b", "c");
        assertThat(set.entryRangeReversed(-INFINITY, true, INFINITY, true, 0, 1))
                .containsExactly(new ScoredEntry<>(1.0, "d"));
        assertThat(set.removeRangeByScore(-INFINITY, true, -1, true)).isEqualTo(2);
        assertThat(set.readAll()).containsExactly("c", "d");
    }

    @Test
    @Contract(140)
    void sortedSet_equalScores_areOrderedByBytes() {
        RScoredSortedSet<String> set = texts.sortedSet("z");
        for (String element : List.of("b", "ä", "a", "B", "aa")) {
            set.add(1, element);
        }

        // "a" is before "aa" although a quote follows it, since a quote is less than a letter.
        assertThat(set.readAll()).containsExactly("B", "a", "aa", "b", "ä");
        assertThat(set.valueRangeReversed(0, -1)).containsExactly("ä", "b", "aa", "a", "B");
    }

    // Lists and queues

    @Test
    void list_isARedisList() {
        RList<String> list = texts.list("l");
        list.addAll(List.of("a", "b", "c"));

        assertThat(list.get(1)).isEqualTo("b");
        assertThat(list).isEqualTo(List.of("a", "b", "c"));
        assertThat(list.range(0, 1)).containsExactly("a", "b");
        assertThat(new ArrayList<>(list)).containsExactly("a", "b", "c");
        assertThat(list.remove("b")).isTrue();
        assertThat(list.indexOf("c")).isEqualTo(1);
    }

    @Test
    void deque_isTheListOfItsName() {
        RDeque<String> deque = texts.deque("q");
        deque.offer("a");
        deque.addFirst("b");

        assertThat(texts.list("q").readAll()).containsExactly("b", "a");
        assertThat(deque.poll()).isEqualTo("b");
        assertThat(deque.pollLast()).isEqualTo("a");
        assertThat(deque.poll()).isNull();
    }

    @Test
    void codec_isForAllElseThatRedissonHas() {
        var queue = redisson.<String>getBlockingQueue(texts.physicalKey("q"), texts.codec("q"));
        queue.add("job");

        assertThat(texts.deque("q").poll()).isEqualTo("job");
    }

    // Elements

    @Test
    @Contract(123)
    void set_equalElements_areOne() {
        RSet<Book> set = structures(Book.class, 1).set("s");

        assertThat(set.add(new Book("emma", 1815))).isTrue();
        assertThat(set.add(new Book("emma", 1815))).isFalse();
        assertThat(server.command("SCARD", "books:1:s")).isEqualTo("1");
    }

    @Test
    void elements_null_areRefused() {
        RList<String> list = texts.list("l");

        assertThatThrownBy(() -> list.add(null)).isInstanceOf(NullPointerException.class);
        assertThatThrownBy(() -> texts.sortedSet("z").addScore(null, 1))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("CDIREDIS00151: Cache \"books\": null cannot be an element of \"books:1:z\"");
        assertThat(list.isExists()).isFalse();
    }

    @Test
    void elements_notEncodable_sendNothing() {
        RSet<Object> set = structures(Object.class, 1).set("s");

        assertThatThrownBy(() -> set.add(new Endless()))
                .isInstanceOf(ValueEncodingException.class)
                .hasMessage("CDIREDIS00150: Cache \"books\": an element for \"books:1:s\" cannot be encoded");
        assertThat(set.isExists()).isFalse();
    }

    @Test
    @Contract({113, 114})
    void elements_undecodable_areNull() {
        server.command("RPUSH", "books:1:l", "{\"isbn\":\"emma\",\"year\":1815}", "[\"java.io.File\",\"/\"]", "\u0000");
        server.command("HSET", "books:1:m", "1", "[\"java.io.File\",\"/\"]", "2", "{\"isbn\":\"emma\",\"year\":1815}");
        Structures<String, Book> books = structures(Book.class, 1);
        Book emma = new Book("emma", 1815);

        assertThat(books.list("l").readAll()).containsExactly(emma, null, null);
        assertThat(books.map("m", Integer.class).get(1)).isNull();
        assertThat(books.map("m", Integer.class).get(2)).isEqualTo(emma);
        assertThat(books.list("l").get(0)).isEqualTo(emma); // the connection is as good as before
    }

    // Time to live

    @Test
    @Contract(142)
    void atomically_addsAndExpiresInOneTransaction() {
        long before = executions();

        int added = texts.atomically(
                "s", Expiry.after(Duration.ofMinutes(5)), batch -> batch.set().addAllCountedAsync(List.of("a", "b")));

        assertThat(added).isEqualTo(2);
        assertThat(executions() - before).isEqualTo(1);
        assertThat(texts.set("s").remainTimeToLive()).isBetween(200_000L, 300_000L);
        assertThat(texts.set("s").readAll()).containsExactlyInAnyOrder("a", "b");
    }

    private static long executions() {
        return server.command("INFO", "commandstats")
                .lines()
                .filter(line -> line.startsWith("cmdstat_exec:calls="))
                .mapToLong(line -> Long.parseLong(line.substring(line.indexOf('=') + 1, line.indexOf(','))))
                .sum();
    }

    @Test
    @Contract(142)
    void atomically_givesAnyStructureAnyExpiry() {
        assertThat(texts.<Boolean>atomically(
                        "m",
                        Expiry.byDefault(),
                        batch -> batch.map(Integer.class).fastPutAsync(1, "one")))
                .isTrue();
        assertThat(texts.map("m", Integer.class).remainTimeToLive())
                .isCloseTo(TestStructures.TTL.toMillis(), within(600_000L));
        assertThat(texts.map("m", Integer.class).get(1)).isEqualTo("one");

        texts.<Boolean>atomically(
                "m", Expiry.never(), batch -> batch.map(Integer.class).fastPutAsync(2, "two"));
        assertThat(texts.map("m", Integer.class).remainTimeToLive()).isEqualTo(-1);

        String popped = texts.atomically("l", Expiry.after(Duration.ofMinutes(5)), batch -> {
            CompletableFuture<?> all =
                    batch.list().addAllAsync(List.of("a", "b", "c")).toCompletableFuture();
            return batch.deque().pollAsync().thenCombine(all, (first, done) -> first);
        });
        assertThat(popped).isEqualTo("a");
        assertThat(texts.list("l").readAll()).containsExactly("b", "c");
        assertThat(texts.list("l").remainTimeToLive()).isPositive();

        assertThat(texts.<Double>atomically(
                        "z",
                        Expiry.after(Duration.ZERO),
                        batch -> batch.sortedSet().addScoreAsync("a", 1.5)))
                .isEqualTo(1.5);
        assertThat(texts.sortedSet("z").isExists()).isFalse();
    }

    @Test
    @Contract(142)
    void atomically_functionThatThrows_sendsNothing() {
        assertThatThrownBy(() -> texts.atomically("s", Expiry.never(), batch -> {
                    assertThat(batch.set().addAsync("a").isDone()).isFalse();
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no");
        assertThatThrownBy(() -> texts.atomically("s", Expiry.never(), batch -> {
                    assertThat(batch.set().addAsync("a").isDone()).isFalse();
                    return batch.list().addAsync("a");
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("CDIREDIS00154: changes: ask the batch for one kind of structure, as \"books:1:s\" can be"
                        + " only one");
        assertThatThrownBy(() -> texts.atomically(
                        "s", Expiry.never(), batch -> CompletableFuture.completedFuture("nothing asked for")))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(server.command("EXISTS", "books:1:s")).isEqualTo("0");
    }

    @Test
    @Contract(142)
    void atomically_keyOfAnotherType_staysAsItIs() {
        server.command("SET", "books:1:s", "\"text\"");

        assertThatThrownBy(() -> texts.atomically(
                        "s",
                        Expiry.after(Duration.ofMinutes(5)),
                        batch -> batch.set().addAsync("a")))
                .isInstanceOf(RedisException.class)
                .hasMessageContaining("WRONGTYPE");

        assertThat(server.command("PTTL", "books:1:s")).isEqualTo("-1");
        assertThat(server.command("GET", "books:1:s")).isEqualTo("\"text\"");
    }

    // Several servers

    @Test
    @Contract(141)
    @SuppressWarnings("deprecation") // deprecated methods of Redisson are checked, too
    void keysOnOtherServers_areRefused() {
        RedissonClient other = clients.of(TestSettings.connection(
                        new org.cdiredis.internal.config.Location.Server(false, "127.0.0.1", server.port(), 1),
                        org.cdiredis.internal.config.Credentials.NONE,
                        Duration.ofSeconds(10)))
                .redisson();
        Structures<String, String> sharded =
                TestStructures.of(String.class, 1, key -> key.endsWith("far") ? other : redisson);
        sharded.set("near").add("a");
        sharded.set("far").add("a");
        String near = sharded.physicalKey("near");
        String far = sharded.physicalKey("far");

        assertThat(server.command("SISMEMBER", near, "\"a\"")).isEqualTo("1");
        assertThat(server.command("EXISTS", far)).isEqualTo("0");
        assertThat(sharded.set("near").readUnion(near)).containsExactly("a");
        assertThatThrownBy(() -> sharded.set("near").readUnion(near, far))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "CDIREDIS00153: Cache \"books\": \"books:1:near\" and \"books:1:far\" are on different servers,"
                                + " so that no command can take both. Give their keys the same hash tag, as in {books}:new and"
                                + " {books}:old");
        assertThatThrownBy(() -> sharded.set("near").move(far, "a")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sharded.sortedSet("near").union(Map.of(far, 2.0)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sharded.sortedSet("near").readUnion(org.redisson.api.SetUnionArgs.names(far)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sharded.sortedSet("near").rangeTo(far, 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sharded.deque("near").pollLastAndOfferFirstTo(far))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sharded.map("near", String.class).rename(far))
                .isInstanceOf(IllegalArgumentException.class);
        // A text that is an element is no name.
        assertThat(sharded.sortedSet("z").addAll(new LinkedHashMap<>(Map.of(far, 1.0))))
                .isEqualTo(1);
    }

    // What a proxy has to do

    @Test
    void structures_equalsAndTexts_areThoseOfRedisson() {
        RSet<String> set = texts.set("s");
        RList<String> list = texts.list("l");
        list.add("a");

        assertThat(set.equals((Object) set)).isTrue();
        assertThat((Collection<String>) set).isNotEqualTo("s");
        assertThat(Set.of(set)).contains(set);
        set.add("a");
        assertThat(set).hasToString("[a]");
        assertThat(list).isEqualTo(texts.list("l")).hasSameHashCodeAs(List.of("a"));
        assertThat(set.getName()).isEqualTo("books:1:s");
        assertThatThrownBy(() -> texts.set("l").add("a")).isInstanceOf(RedisException.class);
    }
}
