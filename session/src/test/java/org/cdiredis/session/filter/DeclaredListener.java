package org.cdiredis.session.filter;

import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;

import org.cdiredis.session.adapter.RecordingListener;

/** In {@code web.xml}. */
public class DeclaredListener implements HttpSessionListener {

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        RecordingListener.record(event.getSession(), "declared created");
    }

    @Override
    public void sessionDestroyed(HttpSessionEvent event) {
        RecordingListener.record(event.getSession(), "declared destroyed");
    }
}
