package org.cdiredis.benchmarks.load;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Numbers of which a few come often: number i with a probability in proportion to 1 / (i + 1)<sup>exponent</sup>. Immutable.
 */
public final class Zipf {

    private final double[] cumulated;

    /**
     * Makes a distribution.
     *
     * @param count how many numbers there are, from 0 on; 1 or greater
     * @param exponent 0 for all alike; the greater, the more the first ones prevail
     */
    public Zipf(int count, double exponent) {
        if (count < 1) {
            throw new IllegalArgumentException("count: " + count);
        }
        cumulated = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += Math.pow(i + 1, -exponent);
            cumulated[i] = sum;
        }
        for (int i = 0; i < count; i++) {
            cumulated[i] /= sum;
        }
    }

    /**
     * Draws a number.
     *
     * @param random where chance comes from
     * @return 0 or greater, less than the count
     */
    public int next(RandomGenerator random) {
        int found = Arrays.binarySearch(cumulated, random.nextDouble());
        return Math.min(found < 0 ? -found - 1 : found + 1, cumulated.length - 1);
    }
}
