package org.cdiredis.session.payara;

import java.io.IOException;

import org.apache.catalina.Request;
import org.apache.catalina.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Lets a request begin only if its session can be had. To be the first of its application: nobody answers for what a valve throws, and that
 * which asks who is logged in needs the session.
 */
final class OpeningValve extends ValveBase {

    private final RedisSessionManager manager;

    OpeningValve(RedisSessionManager manager) {
        this.manager = manager;
    }

    @Override
    public int invoke(Request request, Response response) throws IOException {
        if (!manager.isStarted()) {
            return INVOKE_NEXT;
        }
        RequestScope scope = RequestScope.of(manager, (org.apache.catalina.connector.Request) request);
        try {
            scope.enter();
            return INVOKE_NEXT;
        } catch (RuntimeException e) {
            scope.answer(e);
            return END_PIPELINE;
        }
    }
}
