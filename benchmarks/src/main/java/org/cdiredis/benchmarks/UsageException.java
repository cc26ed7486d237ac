package org.cdiredis.benchmarks;

/** The command line cannot be followed. The message says why, and what would do. */
final class UsageException extends Exception {

    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
