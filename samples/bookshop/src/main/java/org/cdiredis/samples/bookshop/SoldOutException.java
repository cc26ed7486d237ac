package org.cdiredis.samples.bookshop;

/** There is no copy left. */
final class SoldOutException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SoldOutException(String title) {
        super("\"" + title + "\" is sold out.");
    }
}
