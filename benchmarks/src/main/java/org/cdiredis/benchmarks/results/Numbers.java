package org.cdiredis.benchmarks.results;

import java.util.Locale;

/** Numbers with as many digits as say something. */
final class Numbers {

    private Numbers() {}

    static String of(double value) {
        double size = Math.abs(value);
        String format = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, format, value);
    }

    static String range(Series series) {
        return of(series.min()) + "\u2013" + of(series.max());
    }
}
