package org.cdiredis.session.adapter;

import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;

/** Registered after {@link RecordingListener}. */
public class SecondListener implements HttpSessionListener {

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        RecordingListener.record(
                event.getSession(), "second created " + event.getSession().getId());
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        RecordingListener.record(
                event.getSession(), "second destroyed " + event.getSession().getId());
    }
}
