package org.cdiredis.benchmarks;

/** A subject cannot be measured here. The message is the reason, for the report. */
final class NotMeasuredException extends Exception {

    private static final long serialVersionUID = 1L;

    NotMeasuredException(String reason) {
        super(reason);
    }
}
