package org.cdiredis.session.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Consumer;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpSession;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Each request with a valid id is an access, and a request sees the time of the one before. */
public interface AccessTimesContract extends Nodes {

    @Test
    default void lastAccessedTime_ofTheFirstRequest_isThatOfItsCreation() {
        assertThat(new Browser().ask(first(), (request, response) -> {
                    HttpSession session = request.getSession();
                    return session.getLastAccessedTime() - session.getCreationTime();
                }))
                .isEqualTo("0");
    }

    @Test
    default void creationTime_isTheSameOnBothNodes() {
        Browser browser = new Browser();
        browser.set(first(), "book", "Dune");
        String created =
                browser.ask(first(), (request, response) -> request.getSession().getCreationTime());

        assertThat(browser.ask(
                        second(), (request, response) -> request.getSession().getCreationTime()))
                .isEqualTo(created);
    }

    @Test
    default void lastAccessedTime_isThatOfTheRequestBefore_onAnyNode() {
        Browser browser = new Browser();
        browser.set(first(), "book", "Dune");
        long afterCreation = laterTime();
        long seenBySecond = lastAccessed(browser, second());
        long afterSecond = laterTime();
        long seenByThird = lastAccessed(browser, first());

        assertThat(seenBySecond).isLessThan(afterCreation);
        assertThat(seenByThird).isBetween(afterCreation, afterSecond);
    }

    @Test
    default void lastAccessedTime_doesNotChangeDuringARequest() {
        Browser browser = new Browser();
        browser.set(first(), "book", "Dune");
        laterTime();

        assertThat(browser.ask(first(), (request, response) -> {
                    long before = request.getSession().getLastAccessedTime();
                    laterTime();
                    request.getSession().setAttribute("book", "Emma");
                    return request.getSession().getLastAccessedTime() - before;
                }))
                .isEqualTo("0");
    }

    @Test
    default void lastAccessedTime_isThatOfTheRequestBefore_alsoForAThreadThatAsksFirst() {
        Browser browser = new Browser();
        browser.set(first(), "book", "Dune");
        long afterCreation = laterTime();
        Reply reply = browser.run(second(), (request, response) -> {
            AsyncContext async = request.startAsync();
            async.start(() -> {
                long time = request.getSession(false).getLastAccessedTime();
                try {
                    response.getWriter().print(time);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                async.complete();
            });
        });

        assertThat(Long.parseLong(reply.body())).isLessThan(afterCreation);
    }

    @Test
    default void requestThatDoesNotUseTheSession_isAnAccess() {
        accessBy(browser -> browser.run(first(), (request, response) -> response.setStatus(204)));
    }

    @Test
    default void staticPage_isAnAccess() {
        accessBy(browser -> assertThat(
                        browser.page(first(), TestApplication.STATIC_PAGE).body())
                .isEqualTo("static"));
    }

    private void accessBy(Consumer<Browser> access) {
        Browser browser = new Browser();
        String id =
                browser.ask(first(), (request, response) -> request.getSession().getId());
        String created = storedAccess(id);
        long before = laterTime();
        access.accept(browser);
        // Nobody waits for it, the client neither.
        Awaitility.await().until(() -> !storedAccess(id).equals(created));
        long after = laterTime();

        assertThat(lastAccessed(browser, first())).isBetween(before, after);
    }

    private String storedAccess(String id) {
        String key = "session:/shop:{0}:s:" + id.substring(0, 22);
        return redis().command("HGET", key, "\u0001a");
    }

    private static long lastAccessed(Browser browser, Node node) {
        return Long.parseLong(browser.ask(
                node, (request, response) -> request.getSession(false).getLastAccessedTime()));
    }

    /** A time that is later than all that was before, and earlier than all that comes. */
    private static long laterTime() {
        long start = System.currentTimeMillis();
        Awaitility.await().pollInterval(Duration.ofMillis(5)).until(() -> System.currentTimeMillis() > start + 10);
        long time = System.currentTimeMillis();
        Awaitility.await().pollInterval(Duration.ofMillis(5)).until(() -> System.currentTimeMillis() > time + 10);
        return time;
    }
}
