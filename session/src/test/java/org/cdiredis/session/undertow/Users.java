package org.cdiredis.session.undertow;

import java.security.Principal;
import java.util.Set;

import io.undertow.security.idm.Account;
import io.undertow.security.idm.Credential;
import io.undertow.security.idm.IdentityManager;
import io.undertow.security.idm.PasswordCredential;
import org.jspecify.annotations.Nullable;

import org.cdiredis.session.adapter.TestApplication;

/** The one user of the tests. */
final class Users implements IdentityManager {

    @Override
    public Account verify(Account account) {
        return account;
    }

    @Override
    public @Nullable Account verify(String id, Credential credential) {
        boolean isKnown = id.equals(TestApplication.USER)
                && credential instanceof PasswordCredential password
                && String.valueOf(password.getPassword()).equals(TestApplication.PASSWORD);
        return isKnown ? new User(id) : null;
    }

    @Override
    public @Nullable Account verify(Credential credential) {
        return null;
    }

    /** Not serializable, as Undertow has it. */
    private record User(String name) implements Account {

        @Override
        public Principal getPrincipal() {
            return () -> name;
        }

        @Override
        public Set<String> getRoles() {
            return Set.of(TestApplication.ROLE);
        }
    }
}
