package org.cdiredis.session.payara;

import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.catalina.authenticator.Constants;
import org.apache.catalina.authenticator.SavedRequest;
import org.jspecify.annotations.Nullable;

import org.cdiredis.session.internal.model.LiveSession;

/**
 * What Payara notes in a session. Of the log-in by a form, what another node needs to go on with it is kept with the session: the request
 * that was interrupted, and who has logged in. All else, a password among it, stays on this node.
 */
final class SessionNotes {

    private static final String OF_THIS_NODE = "payara.notes";
    private static final String SAVED_REQUEST = "payara.saved-request";
    private static final String FORM_PRINCIPAL = "payara.form-principal";
    private static final String FORM_PRINCIPAL_ON_THIS_NODE = "payara.form-principal-on-this-node";

    private final Identity identity;

    SessionNotes(Identity identity) {
        this.identity = identity;
    }

    /** Not serializable, so that it stays on this node. */
    private record OfThisNode(Map<String, Object> values) {}

    @Nullable
    Object get(LiveSession session, String name) {
        return switch (name) {
            case Constants.FORM_REQUEST_NOTE -> SavedRequests.read(session.internal(SAVED_REQUEST));
            case Constants.FORM_PRINCIPAL_NOTE -> identity.lookUp(session, FORM_PRINCIPAL, FORM_PRINCIPAL_ON_THIS_NODE);
            default -> ofThisNode(session).get(name);
        };
    }

    void set(LiveSession session, String name, @Nullable Object value) {
        switch (name) {
            case Constants.FORM_REQUEST_NOTE ->
                session.internal(
                        SAVED_REQUEST, value instanceof SavedRequest saved ? SavedRequests.write(saved) : null);
            case Constants.FORM_PRINCIPAL_NOTE ->
                identity.keep(session, FORM_PRINCIPAL, FORM_PRINCIPAL_ON_THIS_NODE, (Principal) value);
            default -> setOfThisNode(session, name, value);
        }
    }

    private static Map<String, Object> ofThisNode(LiveSession session) {
        return session.internal(OF_THIS_NODE) instanceof OfThisNode notes ? notes.values() : Map.of();
    }

    private static void setOfThisNode(LiveSession session, String name, @Nullable Object value) {
        Map<String, Object> before = ofThisNode(session);
        if (value == null && !before.containsKey(name)) {
            return;
        }
        Map<String, Object> values = new ConcurrentHashMap<>(before);
        if (value == null) {
            values.remove(name);
        } else {
            values.put(name, value);
        }
        session.internal(OF_THIS_NODE, values.isEmpty() ? null : new OfThisNode(values));
    }

    List<String> names(LiveSession session) {
        List<String> names = new ArrayList<>(ofThisNode(session).keySet());
        if (session.internal(SAVED_REQUEST) != null) {
            names.add(Constants.FORM_REQUEST_NOTE);
        }
        if (session.internal(FORM_PRINCIPAL) != null) {
            names.add(Constants.FORM_PRINCIPAL_NOTE);
        }
        return names;
    }
}
