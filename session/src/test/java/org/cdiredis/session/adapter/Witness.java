package org.cdiredis.session.adapter;

import java.io.Serializable;
import jakarta.servlet.http.HttpSessionActivationListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import jakarta.servlet.http.HttpSessionEvent;

/** An attribute that wants to know what becomes of it. */
public record Witness(String name) implements HttpSessionBindingListener, HttpSessionActivationListener, Serializable {

    @Override
    public void valueBound(HttpSessionBindingEvent event) {
        RecordingListener.record(event.getSession(), "bound " + name);
    }

    @Override
    public void valueUnbound(HttpSessionBindingEvent event) {
        RecordingListener.record(event.getSession(), "unbound " + name);
    }

    @Override
    public void sessionWillPassivate(HttpSessionEvent event) {
        RecordingListener.record(event.getSession(), "passivated " + name);
    }

    @Override
    public void sessionDidActivate(HttpSessionEvent event) {
        RecordingListener.record(event.getSession(), "activated " + name);
    }

    @Override
    public String toString() {
        return name;
    }
}
