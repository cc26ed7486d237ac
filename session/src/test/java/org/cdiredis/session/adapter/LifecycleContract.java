package org.cdiredis.session.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jakarta.servlet.http.HttpSession;

import org.junit.jupiter.api.Test;

/** A session begins, changes its id, and ends once for all nodes. */
public interface LifecycleContract extends Nodes {

    @Test
    default void requestWithoutSession_beginsNone() {
        Browser browser = new Browser();
        Reply reply = browser.run(first(), (request, response) -> request.getSession(false));

        assertThat(reply.cookies()).isEmpty();
        assertThat(browser.attribute(second(), "book")).isEqualTo("no session");
    }

    @Test
    default void session_isNewInItsFirstRequestOnly() {
        Browser browser = new Browser();

        assertThat(browser.ask(
                        first(), (request, response) -> request.getSession().isNew()))
                .isEqualTo("true");
        assertThat(browser.ask(
                        second(), (request, response) -> request.getSession().isNew()))
                .isEqualTo("false");
    }

    @Test
    default void unknownId_givesNoSession_andIsNotAdopted() {
        Browser browser = new Browser();
        browser.set(first(), "book", "Dune");
        String cookie = browser.cookies(first()).get(0).getName();
        Browser attacker = new Browser();
        attacker.add(first(), cookie, "chosen-by-the-attacker");

        assertThat(attacker.ask(
                        first(),
                        (request, response) -> request.getRequestedSessionId() + " "
                                + request.isRequestedSessionIdValid() + " " + request.getSession(false)))
                .isEqualTo("chosen-by-the-attacker false null");
        assertThat(attacker.ask(
                        first(), (request, response) -> request.getSession().getId()))
                .isNotEqualTo("chosen-by-the-attacker");
    }

    @Test
    default void invalidate_endsTheSessionOnBothNodes() {
        Browser browser = new Browser();
        browser.set(first(), "book", "Dune");
        Browser copy = browser.copy();
        browser.run(second(), (request, response) -> request.getSession().invalidate());

        assertThat(copy.attribute(first(), "book")).isEqualTo("no session");
        assertThat(copy.attribute(second(), "book")).isEqualTo("no session");
    }

    @Test
    default void sessionAfterInvalidate_isAnotherAndEmpty() {
        Browser browser = new Browser();
        browser.set(first(), "book", "Dune");
        String ids = browser.ask(first(), (request, response) -> {
            String before = request.getSession().getId();
            request.getSession().invalidate();
            HttpSession after = request.getSession();
            after.setAttribute("author", "Austen");
            return before.equals(after.getId()) + " " + after.getAttribute("book");
        });

        assertThat(ids).isEqualTo("false null");
        assertThat(browser.attribute(second(), "author")).isEqualTo("Austen");
        assertThat(browser.attribute(second(), "book")).isEqualTo("null");
    }

    @Test
    default void invalidatedSession_refusesItsUse() {
        Browser browser = new Browser();
        browser.set(first(), "book", "Dune");

        assertThat(browser.ask(first(), (request, response) -> {
                    HttpSession session = request.getSession();
                    session.invalidate();
                    try {
                        return session.getAttribute("book");
                    } catch (IllegalStateException e) {
                        return "refused";
                    }
                }))
                .isEqualTo("refused");
    }

    @Test
    default void invalidate_winsOverARequestThatRunsOnTheOtherNode() throws Exception {
        invalidate_winsOverARequestThatRuns(first(), second());
    }

    @Test
    default void invalidate_winsOverARequestThatRunsOnTheSameNode() throws Exception {
        invalidate_winsOverARequestThatRuns(first(), first());
    }

    private static void invalidate_winsOverARequestThatRuns(Node running, Node invalidating) throws Exception {
        Browser browser = new Browser();
        browser.set(running, "book", "Dune");
        Browser copy = browser.copy();
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch invalidated = new CountDownLatch(1);
        CompletableFuture<Reply> reply = copy.copy().runAsync(running, (request, response) -> {
            HttpSession session = request.getSession(false);
            session.getAttribute("book");
            inside.countDown();
            invalidated.await(30, TimeUnit.SECONDS);
            try {
                session.setAttribute("book", "Emma");
            } catch (IllegalStateException e) {
                // What a node that knows already says.
            }
        });
        assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();
        browser.run(invalidating, (request, response) -> request.getSession().invalidate());
        invalidated.countDown();
        reply.get(60, TimeUnit.SECONDS);

        assertThat(copy.attribute(running, "book")).isEqualTo("no session");
        assertThat(copy.attribute(invalidating, "book")).isEqualTo("no session");
    }

    @Test
    default void changeSessionId_keepsTheAttributesUnderTheNewIdOnly() {
        Browser browser = new Browser();
        browser.set(first(), "book", "Dune");
        Browser old = browser.copy();
        String ids = browser.ask(second(), (request, response) -> {
            String before = request.getSession().getId();
            String after = request.changeSessionId();
            return before.equals(after) + " "
                    + after.equals(request.getSession().getId());
        });

        assertThat(ids).isEqualTo("false true");
        assertThat(browser.attribute(first(), "book")).isEqualTo("Dune");
        assertThat(browser.attribute(second(), "book")).isEqualTo("Dune");
        assertThat(old.attribute(first(), "book")).isEqualTo("no session");
        assertThat(old.attribute(second(), "book")).isEqualTo("no session");
    }

    @Test
    default void changeSessionId_ofASessionBegunInTheSameRequest_keepsIt() {
        Browser browser = new Browser();
        browser.run(first(), (request, response) -> {
            request.getSession().setAttribute("book", "Dune");
            request.changeSessionId();
        });

        assertThat(browser.attribute(second(), "book")).isEqualTo("Dune");
    }

    @Test
    default void maxInactiveInterval_isThatOfTheSession() {
        Browser browser = new Browser();
        browser.run(first(), (request, response) -> request.getSession().setMaxInactiveInterval(77));

        assertThat(browser.ask(
                        second(), (request, response) -> request.getSession().getMaxInactiveInterval()))
                .isEqualTo("77");
    }

    @Test
    default void idleSession_isGone() {
        Browser browser = new Browser();
        browser.run(first(), (request, response) -> {
            request.getSession().setAttribute("book", "Dune");
            request.getSession().setMaxInactiveInterval(1);
        });
        pause(Duration.ofMillis(1_500));

        assertThat(browser.ask(
                        second(),
                        (request, response) -> request.isRequestedSessionIdValid() + " " + request.getSession(false)))
                .isEqualTo("false null");
    }

    @Test
    default void session_withoutPositiveInterval_doesNotExpire() {
        Browser zero = new Browser();
        Browser negative = new Browser();
        zero.run(first(), (request, response) -> {
            request.getSession().setMaxInactiveInterval(1);
            request.getSession().setAttribute("book", "Dune");
        });
        zero.run(first(), (request, response) -> request.getSession().setMaxInactiveInterval(0));
        negative.run(first(), (request, response) -> {
            request.getSession().setMaxInactiveInterval(-1);
            request.getSession().setAttribute("book", "Dune");
        });
        pause(Duration.ofMillis(2_500));

        assertThat(zero.attribute(second(), "book")).isEqualTo("Dune");
        assertThat(negative.attribute(second(), "book")).isEqualTo("Dune");
    }

    @Test
    default void timeoutOfTheApplication_isThatOfItsSessions() {
        assertThat(timeoutOf(7)).isEqualTo(7 * 60);
        assertThat(timeoutOf(0)).isLessThanOrEqualTo(0);
        assertThat(timeoutOf(-1)).isLessThanOrEqualTo(0);
    }

    private int timeoutOf(int minutes) {
        try (Node node = start(application("timeout").atStartup(context -> context.setSessionTimeout(minutes)))) {
            return Integer.parseInt(new Browser()
                    .ask(node, (request, response) -> request.getSession().getMaxInactiveInterval()));
        }
    }

    /** Nothing tells that a time has passed but time. */
    private static void pause(Duration time) {
        try {
            Thread.sleep(time.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
