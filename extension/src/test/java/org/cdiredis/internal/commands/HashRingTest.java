package org.cdiredis.internal.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.cdiredis.Contract;

final class HashRingTest {

    private static final int KEYS = 10_000;

    @Test
    @Contract(175)
    void ring_withAFourthNode_movesAQuarterOfTheKeysToIt() {
        HashRing<String> three = ring("a:1", "b:1", "c:1");
        HashRing<String> four = ring("a:1", "b:1", "c:1", "d:1");

        List<String> moved = keys().filter(key -> !three.nodeOf(key).equals(four.nodeOf(key)))
                .toList();

        assertThat(moved).hasSizeBetween(KEYS * 15 / 100, KEYS * 35 / 100);
        assertThat(moved).allSatisfy(key -> assertThat(four.nodeOf(key)).isEqualTo("d:1"));
    }

    @Test
    void ring_spreadsKeys() {
        HashRing<String> ring = ring("a:1", "b:1", "c:1");
        Map<String, Integer> shares = new HashMap<>();
        keys().forEach(key -> shares.merge(ring.nodeOf(key), 1, Integer::sum));

        assertThat(shares.values())
                .hasSize(3)
                .allSatisfy(share -> assertThat(share).isBetween(KEYS * 20 / 100, KEYS * 47 / 100));
    }

    @Test
    void ring_doesNotDependOnTheOrderOfNodes() {
        HashRing<String> one = ring("a:1", "b:1", "c:1");
        HashRing<String> other = ring("c:1", "a:1", "b:1");

        assertThat(keys()).allSatisfy(key -> assertThat(one.nodeOf(key)).isEqualTo(other.nodeOf(key)));
    }

    @ParameterizedTest
    @Contract(174)
    @CsvSource({"{tag}a, {tag}b", "x{tag}a, y{tag}b{other}", "{tag}{a}, tag", "a{tag}, {tag}}"})
    void keys_withTheSameFirstTag_areTogether(String one, String other) {
        HashRing<String> ring =
                ring(IntStream.range(0, 50).mapToObj(i -> "n:" + i).toArray(String[]::new));

        assertThat(ring.nodeOf(one)).isEqualTo(ring.nodeOf(other));
    }

    @Test
    void keys_withEmptyOrOpenBraces_areHashedWhole() {
        HashRing<String> ring =
                ring(IntStream.range(0, 50).mapToObj(i -> "n:" + i).toArray(String[]::new));

        assertThat(IntStream.range(0, 50).mapToObj(i -> ring.nodeOf("{}" + i)).distinct())
                .hasSizeGreaterThan(1);
        assertThat(IntStream.range(0, 50).mapToObj(i -> ring.nodeOf("{tag" + i)).distinct())
                .hasSizeGreaterThan(1);
    }

    private static HashRing<String> ring(String... nodes) {
        return new HashRing<>(Stream.of(nodes).collect(Collectors.toMap(Function.identity(), Function.identity())));
    }

    private static Stream<String> keys() {
        return IntStream.range(0, KEYS).mapToObj(i -> "shop:1:" + i);
    }
}
