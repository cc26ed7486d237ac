package org.cdiredis.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.cdiredis.benchmarks.results.Metric;
import org.cdiredis.benchmarks.results.RowResult;
import org.cdiredis.benchmarks.results.Series;

final class RunTest {

    private static final Duration SLICE = Duration.ofMillis(1);

    private final List<String> calls = new ArrayList<>();
    private final ByteArrayOutputStream shown = new ByteArrayOutputStream();

    /** Three subjects: one that can be measured, one that cannot be here, one that fails in its second round. */
    private final class Recorded implements Row {

        private int failing;

        @Override
        public String name() {
            return "row";
        }

        @Override
        public String title() {
            return "a row";
        }

        @Override
        public List<Metric> metrics() {
            return List.of(new Metric("p50", "ms", Metric.Better.LESS), new Metric("p99", "ms", Metric.Better.LESS));
        }

        @Override
        public List<String> subjects() {
            return List.of("cdi-redis", "absent", "failing", "other");
        }

        @Override
        public Duration guess(Duration slice) {
            return slice;
        }

        @Override
        public void prepare(String subject, Duration slice) throws NotMeasuredException {
            calls.add("prepare " + subject);
            if (subject.equals("absent")) {
                throw new NotMeasuredException("is not here");
            }
        }

        @Override
        public double[] measure(String subject, Duration slice) {
            calls.add(subject);
            if (subject.equals("failing") && ++failing == 2) {
                throw new IllegalStateException("second round");
            }
            return new double[] {1, 2};
        }
    }

    private List<RowResult> run(Row row, int rounds) throws Exception {
        Progress progress = new Progress(
                new PrintStream(shown, true, UTF_8), false, () -> Instant.EPOCH, List.of(row), rounds, SLICE);
        return new Run(rounds, SLICE, subject -> true, progress).run(row);
    }

    @Test
    void run_takesTheSubjectsInTurn_beginningWithAnotherOneEachRound() throws Exception {
        run(new Recorded(), 2);

        assertThat(calls)
                .containsExactly(
                        "prepare cdi-redis",
                        "prepare absent",
                        "prepare failing",
                        "prepare other",
                        "failing",
                        "other",
                        "cdi-redis",
                        "other",
                        "cdi-redis",
                        "failing");
    }

    @Test
    void run_givesAResultForEachMetric_andTheReasonsOfThoseThatAreMissing() throws Exception {
        List<RowResult> results = run(new Recorded(), 3);

        assertThat(results).extracting(RowResult::name).containsExactly("row-p50", "row-p99");
        RowResult second = results.get(1);
        assertThat(second.series()).containsOnlyKeys("cdi-redis", "other");
        assertThat(second.series()).containsEntry("other", new Series(List.of(2.0, 2.0, 2.0)));
        assertThat(second.absent())
                .containsEntry("absent", "is not here")
                .containsEntry("failing", "failed: java.lang.IllegalStateException: second round");
    }

    @Test
    void run_showsTheRowAndHowManyThereAre() throws Exception {
        run(new Recorded(), 1);

        assertThat(shown.toString(UTF_8)).startsWith("[1 of 1] row, done at ");
    }
}
