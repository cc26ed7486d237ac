package org.cdiredis.session.filter;

/** What a response tells of itself. */
interface ResponseEvents {

    /**
     * What the application does next may send the response to the client, or its first part: after that no header can be added, and
     * the client may send its next request. Told again as long as the response has not been sent.
     */
    void beforeCommit();

    /** The headers are gone, those that were added for the session as well. */
    void headersCleared();
}
