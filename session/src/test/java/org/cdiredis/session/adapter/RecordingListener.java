package org.cdiredis.session.adapter;

import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;

/** Writes down what a server tells about its sessions, and what it could read of them at that moment. */
public class RecordingListener implements HttpSessionListener, HttpSessionAttributeListener, HttpSessionIdListener {

    static final String EVENTS = RecordingListener.class.getName();

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        record(event.getSession(), "created " + event.getSession().getId());
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        HttpSession session = event.getSession();
        record(
                session,
                "destroyed " + session.getId() + " " + new TreeSet<>(Collections.list(session.getAttributeNames())));
    }

    @Override
    public void attributeAdded(HttpSessionBindingEvent event) {
        record(event.getSession(), "added " + event.getName() + "=" + event.getValue());
    }

    @Override
    public void attributeReplaced(HttpSessionBindingEvent event) {
        Object now = event.getSession().getAttribute(event.getName());
        record(event.getSession(), "replaced " + event.getName() + "=" + event.getValue() + " by " + now);
    }

    @Override
    public void attributeRemoved(HttpSessionBindingEvent event) {
        record(event.getSession(), "removed " + event.getName() + "=" + event.getValue());
    }

    @Override
    public void sessionIdChanged(HttpSessionEvent event, String oldSessionId) {
        record(
                event.getSession(),
                "id changed from " + oldSessionId + " to " + event.getSession().getId());
    }

    /** Of attributes that hear of the session themselves, too. */
    public static void record(HttpSession session, String event) {
        ServletContext context = session.getServletContext();
        @SuppressWarnings("unchecked")
        List<String> events = (List<String>) context.getAttribute(EVENTS);
        events.add(event);
    }
}
