package org.cdiredis.session.filter;

import java.io.IOException;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.cdiredis.session.filter.SessionBeans.Entered;
import org.cdiredis.session.internal.FailureStatus;

/**
 * One way of a request through the filter: the first one, or that of a dispatch. Servers hand over what was wrapped on the first way, or
 * their own request, which has the exchange as an attribute.
 */
final class Dispatch {

    private final Application application;
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final Exchange exchange;

    Dispatch(Application application, HttpServletRequest request, HttpServletResponse response) {
        this.application = application;
        SessionHttpRequest wrapped = SessionHttpRequest.in(request, application);
        exchange = wrapped == null ? exchangeOf(request, response) : wrapped.exchange();
        SessionResponse watched = SessionResponse.in(response, exchange);
        this.response = watched == null ? new SessionResponse(response, exchange) : response;
        this.request = wrapped == null ? new SessionHttpRequest(request, this.response, exchange) : request;
    }

    private Exchange exchangeOf(HttpServletRequest servers, HttpServletResponse serversResponse) {
        String attribute = application.requestAttribute();
        if (servers.getAttribute(attribute) instanceof Exchange known) {
            return known;
        }
        Exchange made = new Exchange(application, servers, serversResponse);
        servers.setAttribute(attribute, made);
        return made;
    }

    void run(FilterChain chain) throws IOException, ServletException {
        DispatcherType type = request.getDispatcherType();
        if (exchange.isRunning()) {
            nested(chain, type);
        } else if (exchange.isAsynchronous() && type != DispatcherType.ASYNC && type != DispatcherType.ERROR) {
            Entered entered = application.beans().enter(exchange); // a thread of the application's
            try {
                nested(chain, type);
            } finally {
                entered.leave();
            }
        } else {
            outermost(chain);
        }
    }

    /** A forward completes the response; some servers then send it past all wrappers. */
    private void nested(FilterChain chain, DispatcherType type) throws IOException, ServletException {
        chain.doFilter(request, response);
        if (type == DispatcherType.FORWARD && !exchange.isAsynchronous()) {
            exchange.beforeCommit();
        }
    }

    private void outermost(FilterChain chain) throws IOException, ServletException {
        exchange.begin(request);
        try {
            Entered entered = application.beans().enter(exchange);
            try {
                chain.doFilter(request, response);
            } finally {
                entered.leave();
            }
            exchange.completeUnlessAsynchronous();
        } catch (IOException | ServletException | RuntimeException e) {
            if (FailureStatus.of(e).isPresent()) {
                exchange.takeBackId();
            }
            if (!SessionFailure.answer(completed(e), exchange)) {
                throw e;
            }
        } finally {
            exchange.leave();
        }
    }

    /** What the application has changed counts, whatever it has thrown. */
    private <E extends Exception> E completed(E thrown) {
        try {
            exchange.completeUnlessAsynchronous();
        } catch (RuntimeException e) {
            if (e != thrown) {
                thrown.addSuppressed(e);
            }
        }
        return thrown;
    }
}
