package org.cdiredis.session.tomcat;

import java.io.IOException;
import jakarta.servlet.ServletException;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** From here on it is the application that asks for the session. */
final class AfterAuthentication extends ValveBase {

    private final RedisSessionManager manager;

    AfterAuthentication(RedisSessionManager manager) {
        super(true);
        this.manager = manager;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        manager.authenticationIsOver(request);
        getNext().invoke(request, response);
    }
}
