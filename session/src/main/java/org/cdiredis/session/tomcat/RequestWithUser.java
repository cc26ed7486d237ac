package org.cdiredis.session.tomcat;

import java.io.IOException;
import java.security.Principal;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;

/** A request whose session says who is logged in, and is asked when the application wants to know. */
final class RequestWithUser extends HttpServletRequestWrapper {

    private final RequestScope scope;

    RequestWithUser(HttpServletRequest request, RequestScope scope) {
        super(request);
        this.scope = scope;
    }

    @Override
    public @Nullable Principal getUserPrincipal() {
        scope.identify();
        return super.getUserPrincipal();
    }

    @Override
    public @Nullable String getRemoteUser() {
        scope.identify();
        return super.getRemoteUser();
    }

    @Override
    public boolean isUserInRole(String role) {
        scope.identify();
        return super.isUserInRole(role);
    }

    @Override
    public @Nullable String getAuthType() {
        scope.identify();
        return super.getAuthType();
    }

    @Override
    public boolean authenticate(HttpServletResponse response) throws IOException, ServletException {
        scope.identify();
        return super.authenticate(response);
    }

    @Override
    public void login(String user, String password) throws ServletException {
        scope.identify();
        super.login(user, password);
    }

    @Override
    public void logout() throws ServletException {
        scope.identify();
        super.logout();
    }
}
