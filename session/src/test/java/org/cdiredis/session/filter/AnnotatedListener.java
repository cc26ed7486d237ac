package org.cdiredis.session.filter;

import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;

import org.cdiredis.session.adapter.RecordingListener;

/** Found by its annotation. */
@WebListener
public class AnnotatedListener implements HttpSessionListener, HttpSessionAttributeListener, HttpSessionIdListener {

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        RecordingListener.record(event.getSession(), "annotated created");
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        RecordingListener.record(event.getSession(), "annotated destroyed");
    }

    @Override
    public void attributeAdded(HttpSessionBindingEvent event) {
        RecordingListener.record(event.getSession(), "annotated added " + event.getName());
    }

    @Override
    public void sessionIdChanged(HttpSessionEvent event, String oldSessionId) {
        RecordingListener.record(event.getSession(), "annotated id changed");
    }
}
