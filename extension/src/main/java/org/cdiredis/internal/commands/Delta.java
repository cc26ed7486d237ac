package org.cdiredis.internal.commands;

import java.math.BigDecimal;

/**
 * What is added to a counter.
 *
 * @param text the number as Redis reads it
 * @param isInteger whether the counter has to be, and stays, a 64-bit integer
 */
public record Delta(String text, boolean isInteger) {

    /**
     * For {@code INCRBY}.
     *
     * @param delta the number
     * @return the delta
     */
    public static Delta of(long delta) {
        return new Delta(Long.toString(delta), true);
    }

    /**
     * For {@code INCRBYFLOAT}.
     *
     * @param delta a finite number
     * @return the delta
     * @throws IllegalArgumentException if it is not finite
     */
    public static Delta of(double delta) {
        if (!Double.isFinite(delta)) {
            throw new IllegalArgumentException("delta: " + delta + " is not finite");
        }
        return new Delta(new BigDecimal(Double.toString(delta)).toPlainString(), false);
    }
}
