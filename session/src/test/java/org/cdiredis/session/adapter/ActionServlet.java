package org.cdiredis.session.adapter;

import java.io.IOException;
import java.util.Map;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Runs what the test has written for the path. */
final class ActionServlet extends HttpServlet {

    static final String PATH = "/action/";

    /** Before the name of an action that not everybody may run. */
    static final String PROTECTED = "protected/";

    private final transient Map<String, Action> actions;

    ActionServlet(Map<String, Action> actions) {
        this.actions = actions;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        Action action = actions.get(name(request));
        if (action == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try {
            action.run(request, response);
        } catch (IOException | RuntimeException | ServletException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    /** In a forwarded or included request the path is that of the dispatch. */
    private static String name(HttpServletRequest request) {
        Object included = request.getAttribute("jakarta.servlet.include.path_info");
        String path = included == null ? request.getPathInfo() : included.toString();
        if (path == null) {
            throw new IllegalStateException("no path in " + request.getRequestURI());
        }
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
