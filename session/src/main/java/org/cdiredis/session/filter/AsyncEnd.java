package org.cdiredis.session.filter;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

import org.cdiredis.session.internal.SessionLogger;

/** The end of an asynchronous request. */
final class AsyncEnd implements AsyncListener {

    private final Exchange exchange;

    AsyncEnd(Exchange exchange) {
        this.exchange = exchange;
    }

    @Override
    public void onComplete(AsyncEvent event) {
        try {
            exchange.complete();
        } catch (RuntimeException e) {
            SessionLogger.LOG.notWrittenAfterResponse(String.valueOf(e.getMessage()));
        }
    }

    /** What follows, by another listener or the server, may send the response. */
    @Override
    public void onTimeout(AsyncEvent event) {
        commit();
    }

    @Override
    public void onError(AsyncEvent event) {
        commit();
    }

    private void commit() {
        try {
            exchange.beforeCommit();
        } catch (RuntimeException e) {
            SessionFailure.answerPlainly(e, exchange);
        }
    }

    /** The server forgets its listeners when the request goes on anew; then there is another one of these. */
    @Override
    public void onStartAsync(AsyncEvent event) {}
}
