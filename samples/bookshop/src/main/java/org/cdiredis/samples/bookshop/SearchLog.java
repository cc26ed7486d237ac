package org.cdiredis.samples.bookshop;

/** Whether one search got as far as the catalogue. Not thread-safe. */
final class SearchLog {

    private boolean isSearched;

    /** The catalogue is searched. */
    void searched() {
        isSearched = true;
    }

    /** Whether Redis knew the answer. */
    boolean isFromRedis() {
        return !isSearched;
    }
}
