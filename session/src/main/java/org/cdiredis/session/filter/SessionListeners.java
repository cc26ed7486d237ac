package org.cdiredis.session.filter;

import java.util.ArrayList;
import java.util.EventListener;
import java.util.List;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;

/**
 * The application's listeners, in the order in which they are told. Of the end of a session they are told in the opposite order.
 *
 * @param sessions told of the beginning and the end of sessions
 * @param attributes told of attributes
 * @param ids told of new ids
 */
record SessionListeners(
        List<HttpSessionListener> sessions,
        List<HttpSessionAttributeListener> attributes,
        List<HttpSessionIdListener> ids) {

    /** Copies the lists. */
    SessionListeners {
        sessions = List.copyOf(sessions);
        attributes = List.copyOf(attributes);
        ids = List.copyOf(ids);
    }

    /**
     * Makes one listener of each class, injected by the server.
     *
     * @throws ServletException if one cannot be made
     */
    static SessionListeners create(List<Class<?>> classes, ServletContext context) throws ServletException {
        List<HttpSessionListener> sessions = new ArrayList<>();
        List<HttpSessionAttributeListener> attributes = new ArrayList<>();
        List<HttpSessionIdListener> ids = new ArrayList<>();
        for (Class<?> type : classes) {
            EventListener listener = context.createListener(type.asSubclass(EventListener.class));
            if (listener instanceof HttpSessionListener told) {
                sessions.add(told);
            }
            if (listener instanceof HttpSessionAttributeListener told) {
                attributes.add(told);
            }
            if (listener instanceof HttpSessionIdListener told) {
                ids.add(told);
            }
        }
        return new SessionListeners(sessions, attributes, ids);
    }
}
