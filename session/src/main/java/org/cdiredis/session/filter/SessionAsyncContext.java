package org.cdiredis.session.filter;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;

/** The server's, which writes the session before the response is complete. */
final class SessionAsyncContext implements AsyncContext {

    private final AsyncContext context;
    private final Exchange exchange;
    private final boolean isOriginal;

    SessionAsyncContext(AsyncContext context, Exchange exchange, boolean isOriginal) {
        this.context = context;
        this.exchange = exchange;
        this.isOriginal = isOriginal;
    }

    /** The request ends even if its session could not be written: with an error, not by its time running out. */
    @Override
    public void complete() {
        try {
            exchange.beforeCommit();
        } catch (RuntimeException e) {
            SessionFailure.answerPlainly(e, exchange);
        }
        context.complete();
    }

    @Override
    public ServletRequest getRequest() {
        return context.getRequest();
    }

    @Override
    public ServletResponse getResponse() {
        return context.getResponse();
    }

    /** What the application knows as the original ones. */
    @Override
    public boolean hasOriginalRequestAndResponse() {
        return isOriginal;
    }

    @Override
    public void dispatch() {
        context.dispatch();
    }

    @Override
    public void dispatch(String path) {
        context.dispatch(path);
    }

    @Override
    public void dispatch(ServletContext servletContext, String path) {
        context.dispatch(servletContext, path);
    }

    @Override
    public void start(Runnable task) {
        context.start(task);
    }

    @Override
    public void addListener(AsyncListener listener) {
        context.addListener(listener);
    }

    @Override
    public void addListener(AsyncListener listener, ServletRequest request, ServletResponse response) {
        context.addListener(listener, request, response);
    }

    @Override
    public <T extends AsyncListener> T createListener(Class<T> type) throws ServletException {
        return context.createListener(type);
    }

    @Override
    public void setTimeout(long milliseconds) {
        context.setTimeout(milliseconds);
    }

    @Override
    public long getTimeout() {
        return context.getTimeout();
    }
}
