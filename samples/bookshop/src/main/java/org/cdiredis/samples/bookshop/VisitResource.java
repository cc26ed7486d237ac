package org.cdiredis.samples.bookshop;

import java.time.Instant;
import java.util.List;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

import org.cdiredis.session.Sessions;

/** Tells a visitor which node has answered, and what it knows of the visit. */
@RequestScoped
@Path("visit")
@Produces(MediaType.APPLICATION_JSON)
public class VisitResource {

    /** Enough of an id to tell it from others, and too little to use it. */
    private static final int SHOWN_OF_ID = 8;

    // Fields, since RESTEasy wants a constructor without parameters.
    @Inject
    @ConfigProperty(name = "bookshop.node")
    String node;

    @Inject
    Sessions sessions;

    @Inject
    StoredSession stored;

    @Inject
    Basket basket;

    /**
     * The visit so far. One who has no session yet gets none for asking.
     *
     * @param request the request
     * @return what there is to tell
     */
    @GET
    public Visit visit(@Context HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null
                ? new Visit(node, sessions.adapter(), null, List.of(), null)
                : new Visit(node, sessions.adapter(), request.getRemoteUser(), basket.titles(), facts(session));
    }

    private SessionFacts facts(HttpSession session) {
        return new SessionFacts(
                session.getId().substring(0, SHOWN_OF_ID),
                Instant.ofEpochMilli(session.getCreationTime()).toString(),
                Instant.ofEpochMilli(session.getLastAccessedTime()).toString(),
                session.getMaxInactiveInterval(),
                stored.bytes(session.getId()));
    }

    /**
     * A visit.
     *
     * @param node the node that has answered
     * @param adapter what connects its server with the sessions
     * @param customer who is logged in; null if nobody is
     * @param basket the titles in the basket
     * @param session the session; null if there is none
     */
    public record Visit(
            String node,
            String adapter,
            @Nullable String customer,
            List<String> basket,
            @Nullable SessionFacts session) {}

    /**
     * A session.
     *
     * @param id the beginning of its id
     * @param created when it was created, as ISO 8601 has it
     * @param lastAccessed when the request before this one came, likewise
     * @param timeoutSeconds how long it may be idle
     * @param bytes how much memory it takes in Redis
     */
    public record SessionFacts(String id, String created, String lastAccessed, int timeoutSeconds, long bytes) {}
}
