package org.cdiredis.it.session;

import java.io.IOException;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.cdiredis.session.SessionInfo;
import org.cdiredis.session.Sessions;

/** What somebody does who looks after the sessions of the application. */
@WebServlet({
    "/sessions/list",
    "/sessions/count",
    "/sessions/find",
    "/sessions/invalidate",
    "/sessions/events",
    "/sessions/created"
})
public class SessionsServlet extends HttpServlet {

    @Inject
    private Sessions sessions;

    @Inject
    private SessionEvents events;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        response.getWriter().print(answer(request.getServletPath(), request.getParameter("key")));
    }

    private Object answer(String path, String key) {
        return switch (path) {
            case "/sessions/list" -> sessions.list().map(SessionInfo::key).toList();
            case "/sessions/count" -> sessions.count();
            case "/sessions/find" -> sessions.find(key).map(SessionInfo::key).orElse("none");
            case "/sessions/invalidate" -> sessions.invalidate(key);
            case "/sessions/created" -> sessions.statistics().created();
            default -> events.all();
        };
    }
}
