package org.cdiredis.session.payara;

import java.lang.reflect.InvocationTargetException;
import java.security.Principal;
import java.util.Objects;

import org.apache.catalina.Container;
import org.apache.catalina.Realm;
import org.jspecify.annotations.Nullable;

import org.cdiredis.session.internal.model.LiveSession;

/**
 * Who is logged in in a session. Its name is kept with the session; another node has its own realm look up who that is, in the way that
 * Payara's own replication of sessions does.
 */
final class Identity {

    /** Of the realm of applications; Payara's interface of realms does not have it. */
    private static final String LOOK_UP = "createFailOveredPrincipal";

    private static final String NAME = "payara.principal";
    private static final String ON_THIS_NODE = "payara.principal-on-this-node";
    private static final String AUTH_TYPE = "payara.auth-type";

    private final Container context;

    Identity(Container context) {
        this.context = context;
    }

    /** Not serializable, so that it stays on this node. */
    private record Known(Principal principal) {}

    @Nullable
    Principal principal(LiveSession session) {
        return lookUp(session, NAME, ON_THIS_NODE);
    }

    void principal(LiveSession session, @Nullable Principal principal) {
        keep(session, NAME, ON_THIS_NODE, principal);
        session.principal(principal == null ? null : principal.getName());
    }

    @Nullable
    Principal lookUp(LiveSession session, String nameKey, String nodeKey) {
        if (!(session.internal(nameKey) instanceof String name)) {
            return null;
        }
        if (session.internal(nodeKey) instanceof Known known
                && known.principal().getName().equals(name)) {
            return known.principal();
        }
        Principal found = lookUp(name);
        session.internal(nodeKey, found == null ? null : new Known(found));
        return found;
    }

    void keep(LiveSession session, String nameKey, String nodeKey, @Nullable Principal principal) {
        session.internal(nameKey, principal == null ? null : principal.getName());
        session.internal(nodeKey, principal == null ? null : new Known(principal));
    }

    private @Nullable Principal lookUp(String name) {
        Realm realm = context.getRealm();
        try {
            return (Principal) Objects.requireNonNull(realm, "no realm")
                    .getClass()
                    .getMethod(LOOK_UP, String.class)
                    .invoke(realm, name);
        } catch (ReflectiveOperationException | RuntimeException e) {
            Throwable reason = e instanceof InvocationTargetException wrapper ? wrapper.getCause() : e;
            PayaraLogger.LOG.principalIsUnknown(String.valueOf(reason));
            return null;
        }
    }

    static @Nullable String authType(LiveSession session) {
        return (String) session.internal(AUTH_TYPE);
    }

    static void authType(LiveSession session, @Nullable String authType) {
        session.internal(AUTH_TYPE, authType);
    }
}
