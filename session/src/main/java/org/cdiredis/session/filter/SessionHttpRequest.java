package org.cdiredis.session.filter;

import java.io.IOException;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpUpgradeHandler;

import org.jspecify.annotations.Nullable;

/** A request whose session is in Redis. */
final class SessionHttpRequest extends HttpServletRequestWrapper {

    private final Exchange exchange;
    private final HttpServletResponse response;

    private @Nullable AsyncContext asyncContext;

    /**
     * A request of an exchange.
     *
     * @param request as the server hands it to the filter
     * @param response as the application gets it
     */
    SessionHttpRequest(HttpServletRequest request, HttpServletResponse response, Exchange exchange) {
        super(request);
        this.exchange = exchange;
        this.response = response;
    }

    /** The request of that application within a request; null if there is none. */
    static @Nullable SessionHttpRequest in(ServletRequest request, Application application) {
        ServletRequest inner = request;
        while (inner instanceof ServletRequestWrapper wrapper) {
            if (inner instanceof SessionHttpRequest found
                    && found.exchange.application().equals(application)) {
                return found;
            }
            inner = wrapper.getRequest();
        }
        return null;
    }

    Exchange exchange() {
        return exchange;
    }

    @Override
    public @Nullable HttpSession getSession() {
        return getSession(true);
    }

    @Override
    public @Nullable HttpSession getSession(boolean create) {
        return exchange.session(create);
    }

    @Override
    public String changeSessionId() {
        return exchange.changeId();
    }

    @Override
    public @Nullable String getRequestedSessionId() {
        return exchange.requested().text();
    }

    @Override
    public boolean isRequestedSessionIdValid() {
        return exchange.isRequestedIdValid();
    }

    @Override
    public boolean isRequestedSessionIdFromCookie() {
        return exchange.requested().source() == IdSource.COOKIE;
    }

    @Override
    public boolean isRequestedSessionIdFromURL() {
        return exchange.requested().source() == IdSource.URL;
    }

    /** With this request, so that it is what the asynchronous work gets: the server's own would have the server's session. */
    @Override
    public AsyncContext startAsync() {
        return begun(super.startAsync(this, response), true);
    }

    @Override
    public AsyncContext startAsync(ServletRequest asyncRequest, ServletResponse asyncResponse) {
        return begun(super.startAsync(asyncRequest, asyncResponse), false);
    }

    private AsyncContext begun(AsyncContext context, boolean isOriginal) {
        exchange.asynchronous();
        context.addListener(new AsyncEnd(exchange));
        AsyncContext made = new SessionAsyncContext(context, exchange, isOriginal);
        asyncContext = made;
        return made;
    }

    @Override
    public AsyncContext getAsyncContext() {
        AsyncContext servers = super.getAsyncContext();
        AsyncContext known = asyncContext;
        return known == null ? servers : known;
    }

    @Override
    public void login(String user, String password) throws ServletException {
        super.login(user, password);
        exchange.loggedIn();
    }

    @Override
    public void logout() throws ServletException {
        super.logout();
        exchange.loggedOut();
    }

    @Override
    public boolean authenticate(HttpServletResponse answer) throws IOException, ServletException {
        boolean isAuthenticated = super.authenticate(answer);
        if (isAuthenticated) {
            exchange.loggedIn();
        }
        return isAuthenticated;
    }

    @Override
    public <T extends HttpUpgradeHandler> T upgrade(Class<T> handler) throws IOException, ServletException {
        exchange.beforeCommit();
        return super.upgrade(handler);
    }
}
