package org.cdiredis.session.adapter;

import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;

/** Hears of attributes and ids after {@link RecordingListener}. */
public class LastListener implements HttpSessionAttributeListener, HttpSessionIdListener {

    @Override
    public void attributeAdded(HttpSessionBindingEvent event) {
        RecordingListener.record(event.getSession(), "last added " + event.getName());
    }

    @Override
    public void attributeReplaced(HttpSessionBindingEvent event) {
        RecordingListener.record(event.getSession(), "last replaced " + event.getName());
    }

    @Override
    public void attributeRemoved(HttpSessionBindingEvent event) {
        RecordingListener.record(event.getSession(), "last removed " + event.getName());
    }

    @Override
    public void sessionIdChanged(HttpSessionEvent event, String oldSessionId) {
        RecordingListener.record(event.getSession(), "last id changed");
    }
}
