package org.cdiredis.it.session;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** What a browser does with its session: everybody's pages, and one for whoever is logged in. */
@WebServlet({
    "/add", "/hold", "/held", "/basket", "/set", "/get", "/named", "/renew", "/leave", "/secret", "/logout", "/node",
    "/id", "/idle"
})
public class SessionServlet extends HttpServlet {

    private static final AtomicInteger HELD = new AtomicInteger();

    @Inject
    private Basket basket;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (request.getServletPath().equals("/named") && request.getDispatcherType() == DispatcherType.REQUEST) {
            getServletContext().getNamedDispatcher(getServletName()).forward(request, response);
            return;
        }
        response.setContentType("text/plain");
        response.getWriter().print(answer(request));
    }

    private Object answer(HttpServletRequest request) throws ServletException {
        String value = request.getParameter("value");
        return switch (request.getServletPath()) {
            case "/add" -> {
                basket.add(value);
                yield basket.titles();
            }
            case "/hold" -> {
                basket.add(value);
                hold(request.getParameter("on"));
                yield basket.titles();
            }
            case "/held" -> HELD.get();
            case "/basket" -> basket.titles();
            case "/set" -> {
                request.getSession().setAttribute("value", value);
                yield value;
            }
            case "/get" ->
                request.getSession(false) == null
                        ? "no session"
                        : request.getSession().getAttribute("value");
            case "/named" -> request.getSession().getAttribute("value") + " " + basket.titles();
            case "/renew" -> request.changeSessionId();
            case "/leave" -> {
                request.getSession().invalidate();
                yield "left";
            }
            case "/secret" -> "Hello " + request.getRemoteUser();
            case "/logout" -> {
                request.logout();
                yield "logged out";
            }
            case "/id" -> request.getSession().getId();
            case "/idle" -> {
                request.getSession().setMaxInactiveInterval(Integer.parseInt(value));
                yield value;
            }
            default -> node();
        };
    }

    private static String node() {
        return System.getProperty("jboss.node.name");
    }

    /** Does not come to an end on the node. */
    private static void hold(String node) {
        if (!node.equals(node())) {
            return;
        }
        HELD.incrementAndGet();
        try {
            TimeUnit.HOURS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
