package org.cdiredis.session.filter;

import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpSession;

import org.jspecify.annotations.Nullable;

import org.cdiredis.session.internal.model.LiveSession;

/** A session as the application sees it. */
final class SessionFace implements HttpSession {

    private final LiveSession session;
    private final ServletContext context;
    private final Lock creation = new ReentrantLock();

    SessionFace(LiveSession session, ServletContext context) {
        this.session = session;
        this.context = context;
    }

    LiveSession session() {
        return session;
    }

    /** Whoever has it may create a bean of the session. */
    Lock creation() {
        return creation;
    }

    @Override
    public long getCreationTime() {
        session.checkValid();
        return session.created().toEpochMilli();
    }

    @Override
    public String getId() {
        return session.id();
    }

    @Override
    public long getLastAccessedTime() {
        session.checkValid();
        return session.lastAccessed().toEpochMilli();
    }

    @Override
    public ServletContext getServletContext() {
        return context;
    }

    @Override
    public void setMaxInactiveInterval(int seconds) {
        session.timeout(Duration.ofSeconds(Math.max(0, seconds)));
    }

    /** Zero for ever, as the specification has it. */
    @Override
    public int getMaxInactiveInterval() {
        return (int) Math.min(Integer.MAX_VALUE, session.timeout().toSeconds());
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        return session.get(name);
    }

    @Override
    public Enumeration<String> getAttributeNames() {
        return Collections.enumeration(session.names());
    }

    @Override
    public void setAttribute(String name, @Nullable Object value) {
        if (value == null) {
            session.remove(name);
        } else {
            session.set(name, value);
        }
    }

    @Override
    public void removeAttribute(String name) {
        session.remove(name);
    }

    @Override
    public void invalidate() {
        session.invalidate();
    }

    @Override
    public boolean isNew() {
        session.checkValid();
        return session.isNew();
    }
}
