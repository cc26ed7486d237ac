package org.cdiredis.session.filter;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import jakarta.servlet.ServletContext;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;

/** Says how often it was told of a new session, as a listener. */
@WebListener
@WebServlet("/guests")
public class Guests extends HttpServlet implements HttpSessionListener {

    private static final long serialVersionUID = 1L;

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        counter(event.getSession().getServletContext()).incrementAndGet();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.getWriter().print(counter(getServletContext()));
    }

    private static AtomicInteger counter(ServletContext context) {
        synchronized (Guests.class) {
            if (context.getAttribute("guests") == null) {
                context.setAttribute("guests", new AtomicInteger());
            }
            return (AtomicInteger) context.getAttribute("guests");
        }
    }
}
