package org.cdiredis.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.cdiredis.benchmarks.results.Targets;
import org.cdiredis.benchmarks.results.Verdict;
import org.cdiredis.benchmarks.subjects.Subjects;

final class RowsTest {

    private static final Duration SLICE = Duration.ofMillis(20);

    private static Lab lab;
    private static List<Row> rows;

    @BeforeAll
    static void start() {
        lab = new Lab();
        rows = Rows.of(lab);
    }

    @AfterAll
    static void stop() {
        lab.close();
    }

    private static Row row(String name) throws UsageException {
        return Rows.chosen(rows, List.of(name)).get(0);
    }

    @Test
    void of_givesEachRowANameOfItsOwn_andCdiRedisFirst() {
        assertThat(rows).extracting(Row::name).doesNotHaveDuplicates();
        assertThat(rows).allMatch(row -> row.subjects().get(0).equals(Subjects.CDI_REDIS));
    }

    @Test
    void of_hasARowForEachTarget() {
        Set<String> results = rows.stream()
                .flatMap(row -> row.metrics().stream()
                        .map(metric -> metric.name().isEmpty() ? row.name() : row.name() + "-" + metric.name()))
                .collect(Collectors.toSet());

        assertThat(Targets.verdicts(List.of())).extracting(Verdict::row).isSubsetOf(results);
    }

    @Test
    void systems_areThoseOfRequestsToo() {
        assertThat(Rows.systems()).doesNotHaveDuplicates().contains(Subjects.CDI_REDIS, "lettuce", "spring-session");
    }

    @Test
    void chosen_takesNamesByTheirBeginning() throws Exception {
        assertThat(Rows.chosen(rows, List.of("get-hit-6", "clear")))
                .extracting(Row::name)
                .containsExactly("get-hit-64", "clear");
        assertThat(Rows.chosen(rows, List.of())).isEqualTo(rows);
    }

    @Test
    void chosen_unknownName_saysWhichThereAre() {
        assertThatThrownBy(() -> Rows.chosen(rows, List.of("get-hit", "delete")))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("No row begins with delete, and no system is called so. Rows: get-hit-1, ")
                .hasMessageContaining("Systems: cdi-redis, lettuce, ");
    }

    @Test
    void measure_throughput_countsCalls() throws Exception {
        Row row = row("get-hit-8");
        row.prepare("lettuce", SLICE);

        assertThat(row.measure("lettuce", SLICE)[0]).isPositive();
    }

    @Test
    void measure_method_asksRedisInEachCall() throws Exception {
        Row row = row("method-redis-hit-1");
        for (String subject : row.subjects()) {
            row.prepare(subject, SLICE);
            long before = hits();

            double perSecond = row.measure(subject, SLICE)[0];

            // As many as the rate says: what is in the process would be found without.
            assertThat(hits() - before).isGreaterThan((long) (perSecond * SLICE.toNanos() / 1e9 / 2));
        }
    }

    private static long hits() {
        return lab.server()
                .command("INFO", "stats")
                .lines()
                .filter(line -> line.startsWith("keyspace_hits:"))
                .mapToLong(line ->
                        Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
                .sum();
    }

    @Test
    void measure_traffic_isThatOfOneCall() throws Exception {
        Row row = row("bytes-get");
        row.prepare("jedis", SLICE);

        double[] bytes = row.measure("jedis", SLICE);

        // *2 $3 GET $14 s2:1:v500-0000, and $500 with the value.
        assertThat(bytes[0]).isBetween(34.0, 36.0);
        assertThat(bytes[1]).isBetween(508.0, 510.0);
        assertThat(bytes[2]).isGreaterThan(500);
    }

    @Test
    void measure_memory_isMoreThanTheValue() throws Exception {
        Row row = row("memory-get");
        row.prepare("jedis", SLICE);

        assertThat(row.measure("jedis", SLICE)[0]).isBetween(500.0, 50_000.0);
    }

    @Test
    void measure_effort_isThatOfACallerWhoWaitsForTheServer() throws Exception {
        Row row = row("effort-get");
        row.prepare("jedis", SLICE);

        double[] effort = row.measure("jedis", SLICE);

        assertThat(effort[0]).isPositive();
        assertThat(effort[1]).isPositive();
    }

    @Test
    void measure_removal_leavesNothing() throws Exception {
        assertThat(row("remove-pattern").measure("jedis", SLICE)[0]).isPositive();
    }

    @Test
    void title_ofLatency_saysTheRate() throws Exception {
        Row row = row("latency-get");
        assertThat(row.title()).contains("at a fixed rate");

        row.prepare("lettuce", SLICE);

        assertThat(row.title()).containsPattern("at [0-9,]+ calls/s, half of what");
        assertThat(row.measure("lettuce", SLICE)).hasSize(3).isSorted();
    }
}
