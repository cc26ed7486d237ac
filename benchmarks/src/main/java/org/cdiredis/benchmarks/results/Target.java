package org.cdiredis.benchmarks.results;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

import org.cdiredis.benchmarks.subjects.Subjects;

/** Something to be reached in a row. */
sealed interface Target {

    /** The name of the row. */
    String row();

    /** What is to be reached, in words. */
    String words();

    /** Whether it was. */
    Verdict verdict(RowResult result);

    /** Whether it was, in a run that may not have the row. */
    default Verdict verdict(List<RowResult> results) {
        return results.stream()
                .filter(result -> result.name().equals(row()))
                .findFirst()
                .map(this::verdict)
                .orElseGet(() -> notMeasured("no such row in this run"));
    }

    /** What is said if systems are missing in the row. */
    default Verdict absent(RowResult result, List<String> subjects) {
        Map<String, String> reasons = new TreeMap<>(result.absent());
        reasons.keySet().retainAll(subjects);
        return notMeasured(reasons.isEmpty() ? "a system was not chosen" : String.join("; ", reasons.values()));
    }

    /** What is said if there is nothing to judge by. */
    default Verdict notMeasured(String reason) {
        return new Verdict(row(), words(), reason, Verdict.Outcome.NOT_MEASURED);
    }

    /**
     * So many times better than each of some peers, by the median of the ratios of the rounds.
     *
     * @param peers those that were measured count; none is no verdict
     */
    record Ratio(String row, List<String> peers, double least) implements Target {

        @Override
        public String words() {
            String whom = peers.size() == 1 ? peers.get(0) : "the best of " + String.join(", ", peers);
            return "\u2265 " + Numbers.of(least) + " \u00d7 " + whom;
        }

        @Override
        public Verdict verdict(RowResult result) {
            if (!result.series().containsKey(Subjects.CDI_REDIS)) {
                boolean failed =
                        result.absent().getOrDefault(Subjects.CDI_REDIS, "").startsWith("failed");
                return failed
                        ? new Verdict(row, words(), "failed", Verdict.Outcome.MISSED)
                        : absent(result, List.of(Subjects.CDI_REDIS));
            }
            OptionalDouble ratio = peers.stream()
                    .map(result::advantageOver)
                    .flatMap(Optional::stream)
                    .mapToDouble(Series::median)
                    .min();
            return ratio.isEmpty()
                    ? absent(result, peers)
                    : new Verdict(
                            row,
                            words(),
                            Numbers.of(ratio.getAsDouble()),
                            Verdict.Outcome.of(ratio.getAsDouble() >= least));
        }
    }

    /** No more than a peer needs, and so much more; by the medians. */
    record AtMost(String row, String peer, double more, String what) implements Target {

        @Override
        public String words() {
            return "\u2264 " + peer + " + " + what;
        }

        @Override
        public Verdict verdict(RowResult result) {
            Series own = result.series().get(Subjects.CDI_REDIS);
            Series other = result.series().get(peer);
            if (own == null || other == null) {
                return absent(result, List.of(Subjects.CDI_REDIS, peer));
            }
            String measured = Numbers.of(own.median()) + " to " + Numbers.of(other.median()) + " + " + Numbers.of(more);
            return new Verdict(row, words(), measured, Verdict.Outcome.of(own.median() <= other.median() + more));
        }
    }
}
