package org.cdiredis.benchmarks.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.cdiredis.benchmarks.results.Verdict.Outcome;

final class TargetTest {

    private static final Metric CALLS = Metric.only("calls/s", Metric.Better.MORE);
    private static final Target BEST_OF_TWO = new Target.Ratio("row", List.of("a", "b"), 1.2);

    private static RowResult row(double own, double a, double b) {
        Map<String, Series> series = new LinkedHashMap<>();
        series.put("cdi-redis", new Series(List.of(own)));
        series.put("a", new Series(List.of(a)));
        series.put("b", new Series(List.of(b)));
        return new RowResult("row", "a row", CALLS, series, Map.of());
    }

    @Test
    void verdict_isHeld_ifTheBestPeerIsBeatenByEnough() {
        assertThat(BEST_OF_TWO.verdict(List.of(row(120, 100, 50))))
                .isEqualTo(new Verdict("row", "\u2265 1.20 \u00d7 the best of a, b", "1.20", Outcome.HELD));
    }

    @Test
    void verdict_isMissed_ifOnePeerIsTooGood() {
        assertThat(BEST_OF_TWO.verdict(List.of(row(110, 100, 50))).outcome()).isEqualTo(Outcome.MISSED);
    }

    @Test
    void verdict_isMissed_ifCdiRedisFailed() {
        RowResult failed = new RowResult(
                "row",
                "a row",
                CALLS,
                Map.of("a", new Series(List.of(1.0))),
                Map.of("cdi-redis", "failed: java.lang.IllegalStateException"));

        assertThat(BEST_OF_TWO.verdict(List.of(failed)).outcome()).isEqualTo(Outcome.MISSED);
    }

    @Test
    void verdict_isNotMeasured_withoutThePeers() {
        RowResult alone = new RowResult(
                "row", "a row", CALLS, Map.of("cdi-redis", new Series(List.of(1.0))), Map.of("a", "is not here"));

        assertThat(BEST_OF_TWO.verdict(List.of(alone)))
                .extracting(Verdict::outcome, Verdict::measured)
                .containsExactly(Outcome.NOT_MEASURED, "is not here");
    }

    @Test
    void verdict_isNotMeasured_withoutTheRow() {
        assertThat(BEST_OF_TWO.verdict(List.of()).outcome()).isEqualTo(Outcome.NOT_MEASURED);
    }

    @Test
    void verdict_ofAnAllowance_comparesTheMedians() {
        Target target = new Target.AtMost("row", "a", 500, "the value");

        assertThat(target.verdict(List.of(row(3_500, 3_000, 1))).outcome()).isEqualTo(Outcome.HELD);
        assertThat(target.verdict(List.of(row(3_501, 3_000, 1))).outcome()).isEqualTo(Outcome.MISSED);
    }
}
