package org.cdiredis.benchmarks.sessions;

import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

/** The pages of the web application, the same for all systems. A session has ten texts of 490 characters and a basket. */
final class ShopServlet extends HttpServlet {

    static final int TEXTS = 10;
    static final String BASKET = "basket";

    private static final long serialVersionUID = 1L;

    private static final int CHARACTERS = 490;
    private static final String TEXT = "v".repeat(CHARACTERS);

    static String text(int number) {
        return "text" + number;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String answer = answer(Page.valueOf(request.getPathInfo().substring(1).toUpperCase(Locale.ROOT)), request);
        response.setContentType("text/plain");
        response.getOutputStream().print(answer);
    }

    private static String answer(Page page, HttpServletRequest request) {
        return switch (page) {
            case READ -> read(session(request));
            case CHANGE -> change(session(request));
            case NEW -> fill(request.getSession());
            case STATIC -> "static";
        };
    }

    private static HttpSession session(HttpServletRequest request) {
        return Objects.requireNonNull(request.getSession(false), "no session");
    }

    private static String read(HttpSession session) {
        String text = (String) Objects.requireNonNull(session.getAttribute(text(3)), "no text");
        Basket basket = (Basket) Objects.requireNonNull(session.getAttribute(BASKET), "no basket");
        return "read " + text.length() + " " + basket.size();
    }

    private static String change(HttpSession session) {
        String text = (String) Objects.requireNonNull(session.getAttribute(text(3)), "no text");
        // Another one each time: what is the same need not be written.
        session.setAttribute(text(5), TEXT.substring(16) + "%016x".formatted(System.nanoTime()));
        return "changed " + text.length();
    }

    private static String fill(HttpSession session) {
        for (int i = 0; i < TEXTS; i++) {
            session.setAttribute(text(i), TEXT);
        }
        Basket basket = new Basket();
        basket.put("x".repeat(400));
        session.setAttribute(BASKET, basket);
        return "new";
    }
}
