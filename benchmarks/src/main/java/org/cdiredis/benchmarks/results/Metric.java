package org.cdiredis.benchmarks.results;

/**
 * What a number says.
 *
 * @param name tells the metrics of a row from each other, as in {@code p99}; empty if the row has one only
 * @param unit what it is counted in
 * @param better whether more is better
 */
public record Metric(String name, String unit, Better better) {

    /** Which of two numbers is the better one. */
    public enum Better {
        /** The greater one. */
        MORE,
        /** The smaller one. */
        LESS
    }

    /**
     * A metric of a row that has no other.
     *
     * @param unit what it is counted in
     * @param better whether more is better
     * @return the metric
     */
    public static Metric only(String unit, Better better) {
        return new Metric("", unit, better);
    }

    /** How many times better the first number is than the second: 2 for twice the calls, and for half the time. */
    double advantage(double first, double second) {
        return better == Better.MORE ? first / second : second / first;
    }
}
