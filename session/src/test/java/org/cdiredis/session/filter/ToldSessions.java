package org.cdiredis.session.filter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.cdiredis.session.SessionCreatedEvent;
import org.cdiredis.session.SessionDestroyedEvent;
import org.cdiredis.session.SessionExpiredEvent;
import org.cdiredis.session.Sessions;

/** What the library tells of sessions. */
@ApplicationScoped
public class ToldSessions {

    @Inject
    Sessions sessions;

    void created(@Observes SessionCreatedEvent event) {
        Carts.TOLD.add("created " + event.session().key());
    }

    void destroyed(@Observes SessionDestroyedEvent event) {
        Carts.TOLD.add("destroyed " + event.session().key());
    }

    void expired(@Observes SessionExpiredEvent event) {
        Carts.TOLD.add("expired " + event.session().key());
        Carts.TOLD.add(event.session().key() + " is there: "
                + sessions.find(event.session().key()).isPresent());
    }
}
