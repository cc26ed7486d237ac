package org.cdiredis.benchmarks.results;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What one subject did in each round of a row.
 *
 * @param values one number per round, at least one
 */
public record Series(List<Double> values) {

    /** Copies the numbers. */
    public Series {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("A series without values");
        }
    }

    /**
     * The number in the middle.
     *
     * @return the median; the mean of both in the middle if there are two
     */
    public double median() {
        double[] sorted = sorted();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /**
     * The smallest number.
     *
     * @return the minimum
     */
    public double min() {
        return sorted()[0];
    }

    /**
     * The greatest number.
     *
     * @return the maximum
     */
    public double max() {
        return sorted()[values.size() - 1];
    }

    private double[] sorted() {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    /**
     * How many times better this series is than another one of the same row, round by round: what slows the machine down for a while
     * slows both down.
     *
     * @param peer a series of as many rounds
     * @param metric says what better is
     * @return the ratios; greater than 1 where this one is better
     */
    public Series ratiosTo(Series peer, Metric metric) {
        if (peer.values.size() != values.size()) {
            throw new IllegalArgumentException(values.size() + " rounds and " + peer.values.size());
        }
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < values.size(); round++) {
            ratios.add(metric.advantage(values.get(round), peer.values.get(round)));
        }
        return new Series(ratios);
    }
}
