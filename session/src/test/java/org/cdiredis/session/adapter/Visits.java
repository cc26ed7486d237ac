package org.cdiredis.session.adapter;

import java.io.IOException;
import java.io.Serializable;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

/** Counts the requests of a session, in a list that grows in place. */
@WebServlet("/visits")
public class Visits extends HttpServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession();
        if (session.getAttribute("visits") == null) {
            session.setAttribute("visits", new Count());
        }
        Count count = (Count) session.getAttribute("visits");
        count.visits++;
        response.getWriter().print("visit " + count.visits);
    }

    /** Of the application's own. */
    public static final class Count implements Serializable {

        private static final long serialVersionUID = 1L;

        int visits;
    }
}
