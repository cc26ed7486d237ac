package org.cdiredis.samples.bookshop;

/** A query that nobody can answer. The message is for the visitor. */
final class InvalidQueryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidQueryException(String message) {
        super(message);
    }
}
