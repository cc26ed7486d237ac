package org.cdiredis.session.filter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Destroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.event.Observes;
import jakarta.servlet.http.HttpSession;

/** What CDI tells of sessions. */
@ApplicationScoped
public class SessionEvents {

    void begun(@Observes @Initialized(SessionScoped.class) HttpSession session) {
        Cart.ENDED.add("begun");
    }

    void ending(@Observes @BeforeDestroyed(SessionScoped.class) HttpSession session) {
        Cart.ENDED.add("ending");
    }

    void ended(@Observes @Destroyed(SessionScoped.class) HttpSession session) {
        Cart.ENDED.add("ended");
    }
}
