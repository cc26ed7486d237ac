package org.cdiredis.it.session;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.cdiredis.session.SessionCreatedEvent;
import org.cdiredis.session.SessionDestroyedEvent;
import org.cdiredis.session.SessionExpiredEvent;
import org.cdiredis.session.SessionInfo;
import org.cdiredis.session.Sessions;

/** What the application is told about its sessions, in order. */
@ApplicationScoped
public class SessionEvents {

    private final List<String> events = new CopyOnWriteArrayList<>();

    void created(@Observes SessionCreatedEvent event) {
        add("created", event.session());
    }

    void destroyed(@Observes SessionDestroyedEvent event) {
        add("destroyed", event.session());
    }

    /** In a thread of the library, which has no request. */
    void expired(@Observes SessionExpiredEvent event, Sessions sessions) {
        boolean isThere = sessions.find(event.session().key()).isPresent();
        add(isThere ? "still there" : "expired", event.session());
    }

    private void add(String what, SessionInfo session) {
        events.add(what + " " + session.key());
    }

    List<String> all() {
        return List.copyOf(events);
    }
}
