package org.cdiredis.session.payara;

import java.security.Principal;
import java.util.List;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;

import org.apache.catalina.HttpRequest;
import org.apache.catalina.realm.GenericPrincipal;
import org.apache.catalina.realm.RealmBase;
import org.jspecify.annotations.Nullable;

import org.cdiredis.session.adapter.TestApplication;

/** Knows one user, and looks up again who has logged in on another node, as the realm of Payara's applications does. */
public final class TestRealm extends RealmBase {

    @Override
    protected String getName() {
        return "tests";
    }

    @Override
    protected char @Nullable [] getPassword(String username) {
        return username.equals(TestApplication.USER) ? TestApplication.PASSWORD.toCharArray() : null;
    }

    @Override
    protected @Nullable Principal getPrincipal(String username) {
        return username.equals(TestApplication.USER)
                ? new GenericPrincipal(
                        this, username, TestApplication.PASSWORD.toCharArray(), List.of(TestApplication.ROLE))
                : null;
    }

    @Override
    public @Nullable Principal authenticate(HttpServletRequest request) {
        return null;
    }

    /** As Payara calls it. */
    public @Nullable Principal createFailOveredPrincipal(String username) {
        return getPrincipal(username);
    }

    @Override
    public boolean isSecurityExtensionEnabled(ServletContext context) {
        return false;
    }

    /** As the realm of Payara's applications does it. */
    @Override
    public void logout(HttpRequest request) {
        try {
            request.getContext().getAuthenticator().logout(request);
        } catch (ServletException e) {
            throw new IllegalStateException(e);
        }
    }
}
