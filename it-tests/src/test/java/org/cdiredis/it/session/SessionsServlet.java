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
    "/sessions/of",
    "/sessions/invalidate",
    "/sessions/logout",
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
        response.getWriter().print(answer(request));
    }

    private Object answer(HttpServletRequest request) {
        String key = request.getParameter("key");
        String user = request.getParameter("user");
        return switch (request.getServletPath()) {
            case "/sessions/list" -> sessions.list().map(SessionInfo::key).toList();
            case "/sessions/count" -> sessions.count();
            case "/sessions/find" -> sessions.find(key).map(SessionInfo::key).orElse("none");
            case "/sessions/of" ->
                sessions.findByPrincipal(user).stream().map(SessionInfo::key).toList();
            case "/sessions/logout" -> sessions.invalidateAll(user);
            case "/sessions/invalidate" -> sessions.invalidate(key);
            case "/sessions/created" -> sessions.statistics().created();
            default -> events.all();
        };
    }
}
