package org.cdiredis.it.session;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionIdListener;
import jakarta.servlet.http.HttpSessionListener;

/** What a listener has heard of sessions on this node, without what CDI keeps in them. */
@WebServlet("/heard")
public class HeardServlet extends HttpServlet {

    private static final List<String> HEARD = new CopyOnWriteArrayList<>();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/plain");
        response.getWriter().print(HEARD);
    }

    @WebListener
    public static class Listener implements HttpSessionListener, HttpSessionAttributeListener, HttpSessionIdListener {

        @Override
        public void sessionCreated(HttpSessionEvent event) {
            HEARD.add("created");
        }

        @Override
        public void sessionDestroyed(HttpSessionEvent event) {
            HEARD.add("destroyed");
        }

        @Override
        public void sessionIdChanged(HttpSessionEvent event, String oldSessionId) {
            HEARD.add("id changed");
        }

        @Override
        public void attributeAdded(HttpSessionBindingEvent event) {
            add("added", event);
        }

        @Override
        public void attributeRemoved(HttpSessionBindingEvent event) {
            add("removed", event);
        }

        private static void add(String what, HttpSessionBindingEvent event) {
            if (event.getName().equals("value")) {
                HEARD.add(what + " " + event.getName());
            }
        }
    }
}
