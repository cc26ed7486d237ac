package org.cdiredis.benchmarks.results;

import java.util.Locale;

/**
 * Whether a target was met.
 *
 * @param row the row that decides it
 * @param target what was to be reached
 * @param measured what was reached
 * @param outcome held, missed, or not measured
 */
public record Verdict(String row, String target, String measured, Outcome outcome) {

    /** What became of a target. */
    public enum Outcome {
        /** Reached. */
        HELD,
        /** Not reached. */
        MISSED,
        /** A subject, or the row, is missing in this run. */
        NOT_MEASURED;

        /**
         * The outcome in words.
         *
         * @return lower case, with spaces
         */
        public String words() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }

        static Outcome of(boolean held) {
            return held ? HELD : MISSED;
        }
    }
}
