package org.cdiredis.session.servlet;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/**
 * Does something when an asynchronous request is complete, before its response is done; perhaps more than once.
 *
 * @param task what is done
 */
public record AtCompletion(Runnable task) implements AsyncListener {

    @Override
    public void onComplete(AsyncEvent event) {
        task.run();
    }

    @Override
    public void onTimeout(AsyncEvent event) {}

    @Override
    public void onError(AsyncEvent event) {}

    /** A dispatch goes on with another context, and servers forget this one. */
    @Override
    public void onStartAsync(AsyncEvent event) {
        event.getAsyncContext().addListener(this);
    }
}
