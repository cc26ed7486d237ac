package org.cdiredis.session.tomcat;

import java.io.Serializable;
import java.security.Principal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.apache.catalina.realm.GenericPrincipal;
import org.jspecify.annotations.Nullable;

import org.cdiredis.session.internal.model.LiveSession;

/**
 * Who is logged in in a session, kept with it so that another node knows. The principal that Tomcat's realms make is written as its name and
 * roles, without a class; one of another class as an attribute is. What the log-in itself has left, as that of JAAS, stays behind.
 */
final class Identity {

    private static final String PRINCIPAL = "tomcat.principal";
    private static final String AUTH_TYPE = "tomcat.auth-type";
    /** In no name of a user or a role that a form can send. */
    private static final String SEPARATOR = "\u0000";

    private Identity() {}

    static @Nullable Principal principal(LiveSession session) {
        Object kept = session.internal(PRINCIPAL);
        if (kept instanceof String text) {
            List<String> parts = Arrays.asList(text.split(SEPARATOR, -1));
            return new GenericPrincipal(parts.get(0), parts.subList(1, parts.size()));
        }
        return kept instanceof Kept own ? own.principal() : (Principal) kept;
    }

    static void principal(LiveSession session, @Nullable Principal principal) {
        session.internal(PRINCIPAL, principal == null ? null : kept(principal));
        session.principal(principal == null ? null : principal.getName());
    }

    private static Object kept(Principal principal) {
        if (principal instanceof GenericPrincipal generic && generic.getUserPrincipal() == generic) {
            String[] roles = generic.getRoles() == null ? new String[0] : generic.getRoles();
            List<String> parts = Stream.concat(Stream.of(generic.getName()), Arrays.stream(roles))
                    .toList();
            if (parts.stream().noneMatch(part -> part.contains(SEPARATOR))) {
                return String.join(SEPARATOR, parts);
            }
        }
        if (principal instanceof Serializable) {
            return principal;
        }
        TomcatLogger.LOG.principalStaysOnThisNode(principal.getClass().getName());
        return new Kept(principal);
    }

    /** Not serializable, so that it stays on this node. */
    private record Kept(Principal principal) {}

    static @Nullable String authType(LiveSession session) {
        return (String) session.internal(AUTH_TYPE);
    }

    static void authType(LiveSession session, @Nullable String authType) {
        session.internal(AUTH_TYPE, authType);
    }
}
