package org.cdiredis.session.howto;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import org.cdiredis.session.SessionExpiredEvent;
import org.cdiredis.session.SessionInfo;
import org.cdiredis.session.SessionStatistics;
import org.cdiredis.session.SessionUnavailableException;
import org.cdiredis.session.Sessions;

/** The snippets of {@code docs/howto/log-out-everywhere.md}, {@code protect-sessions.md} and {@code sessions-in-production.md}. */
@ApplicationScoped
public class Lookout {

    private final List<String> forgotten = new CopyOnWriteArrayList<>();

    @Inject
    Sessions sessions;

    public int logOutEverywhere(String user) {
        return sessions.invalidateAll(user);
    }

    public List<Instant> lastSeen(String user) {
        return sessions.findByPrincipal(user).stream()
                .map(SessionInfo::lastAccessed)
                .toList();
    }

    public String health() {
        SessionStatistics counted = sessions.statistics();
        return counted.conflicts() + " conflicts, " + counted.unreadable() + " unreadable attributes";
    }

    public boolean isReady() {
        try {
            sessions.count();
            return true;
        } catch (SessionUnavailableException e) {
            return false;
        }
    }

    public void expired(@Observes SessionExpiredEvent event) {
        event.session().principal().ifPresent(user -> forget(user));
    }

    private void forget(String user) {
        forgotten.add(user);
    }

    public List<String> forgotten() {
        return forgotten;
    }
}
