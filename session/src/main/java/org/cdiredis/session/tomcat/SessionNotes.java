package org.cdiredis.session.tomcat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.catalina.authenticator.Constants;
import org.apache.catalina.authenticator.SavedRequest;
import org.jspecify.annotations.Nullable;

import org.cdiredis.session.internal.model.LiveSession;

/**
 * What Tomcat notes in a session. Of the log-in by a form, what another node needs to go on with it is kept with the session: the request
 * that was interrupted, and for which id it began. All else, a password among it, stays on this node.
 */
final class SessionNotes {

    private static final String OF_THIS_NODE = "tomcat.notes";
    private static final String SAVED_REQUEST = "tomcat.saved-request";
    private static final String EXPECTED_ID = "tomcat.expected-id";

    private SessionNotes() {}

    /** Not serializable, so that it stays on this node. */
    private record OfThisNode(Map<String, Object> values) {}

    /**
     * A note.
     *
     * @param id what the client has for an id
     */
    static @Nullable Object get(LiveSession session, String name, String id) {
        return switch (name) {
            case Constants.FORM_REQUEST_NOTE -> SavedRequests.read(session.internal(SAVED_REQUEST));
            case Constants.SESSION_ID_NOTE -> expectedId(session, id);
            default -> ofThisNode(session).get(name);
        };
    }

    /** After a change of the id the note is there still, and is no id that anybody has: Tomcat asks for it before it notes the new one. */
    private static @Nullable Object expectedId(LiveSession session, String id) {
        Object kept = session.internal(EXPECTED_ID);
        return hash(session).equals(kept) ? id : kept;
    }

    static void set(LiveSession session, String name, @Nullable Object value) {
        switch (name) {
            case Constants.FORM_REQUEST_NOTE ->
                session.internal(
                        SAVED_REQUEST, value instanceof SavedRequest saved ? SavedRequests.write(saved) : null);
            case Constants.SESSION_ID_NOTE -> session.internal(EXPECTED_ID, value == null ? null : hash(session));
            default -> setOfThisNode(session, name, value);
        }
    }

    private static Map<String, Object> ofThisNode(LiveSession session) {
        return session.internal(OF_THIS_NODE) instanceof OfThisNode notes ? notes.values() : Map.of();
    }

    private static void setOfThisNode(LiveSession session, String name, @Nullable Object value) {
        Map<String, Object> values = new ConcurrentHashMap<>(ofThisNode(session));
        if (value == null) {
            values.remove(name);
        } else {
            values.put(name, value);
        }
        session.internal(OF_THIS_NODE, values.isEmpty() ? null : new OfThisNode(values));
    }

    static List<String> names(LiveSession session) {
        List<String> names = new ArrayList<>(ofThisNode(session).keySet());
        if (session.internal(SAVED_REQUEST) != null) {
            names.add(Constants.FORM_REQUEST_NOTE);
        }
        if (session.internal(EXPECTED_ID) != null) {
            names.add(Constants.SESSION_ID_NOTE);
        }
        return names;
    }

    /** The id is a secret, and is not kept as it is. */
    private static String hash(LiveSession session) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(session.id().getBytes(StandardCharsets.US_ASCII));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }
}
