package org.cdiredis.session.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.cdiredis.session.internal.boot.SessionRealms;
import org.cdiredis.session.internal.model.SessionRealm;

/** What a request changed is there for the next one on any node, however the request ends. */
public interface CommitContract extends Nodes {

    /** Whether the server ends an asynchronous request whose client is gone and that nobody completes. */
    default boolean endsRequestsWithoutClient() {
        return true;
    }

    @Test
    default void change_isSeenByTheRequestThatOvertakesTheEnd() throws Exception {
        seenBeforeTheEnd((request, response) -> response.flushBuffer());
    }

    @Test
    default void change_isSeenBeforeTheEnd_whenTheResponseIsLargerThanItsBuffer() throws Exception {
        seenBeforeTheEnd((request, response) -> {
            for (int i = 0; i < 64; i++) {
                response.getWriter().print("0123456789abcdef".repeat(1024));
            }
        });
    }

    @Test
    default void change_isSeenBeforeTheEnd_whenTheWriterIsClosed() throws Exception {
        seenBeforeTheEnd((request, response) -> {
            response.getWriter().print("all");
            response.getWriter().close();
        });
    }

    @Test
    default void change_isSeenBeforeTheEnd_whenTheStreamIsClosed() throws Exception {
        seenBeforeTheEnd((request, response) -> {
            response.getOutputStream().write('a');
            response.getOutputStream().close();
        });
    }

    /** Some servers answer at once, and others when the request ends. */
    @Test
    default void change_isSeenByTheRequestThatFollowsARedirect() throws Exception {
        seenByTheNext("GET", 302, (request, response) -> response.sendRedirect("elsewhere"));
    }

    @Test
    default void change_isSeenByTheRequestAfterAnError() throws Exception {
        seenByTheNext("GET", 410, (request, response) -> response.sendError(410));
    }

    @Test
    default void change_isSeenByTheRequestAfterOneForTheHeadAlone() throws Exception {
        seenByTheNext("HEAD", 200, (request, response) -> {
            response.getWriter().print("0123456789abcdef".repeat(1024));
            response.flushBuffer();
        });
    }

    private void seenByTheNext(String method, int status, Action answer) throws Exception {
        for (Browser browser : List.of(new Browser(), visitor(first()))) {
            CountDownLatch seen = new CountDownLatch(1);

            Browser.Head head = browser.start(method, first(), (request, response) -> {
                HttpSession session = request.getSession();
                session.setAttribute("book", "Emma");
                request.changeSessionId();
                answer.run(request, response);
                seen.await(300, TimeUnit.MILLISECONDS);
            });
            try {
                assertThat(head.status()).isEqualTo(status);
                assertThat(browser.attribute(second(), "book")).isEqualTo("Emma");
            } finally {
                seen.countDown();
            }
            head.body();
            assertThat(browser.attribute(first(), "book")).isEqualTo("Emma");
        }
    }

    private void seenBeforeTheEnd(Action commit) throws Exception {
        Browser browser = new Browser();
        browser.set(first(), "book", "Dune");
        CountDownLatch seen = new CountDownLatch(1);

        Browser.Head head = browser.start(first(), (request, response) -> {
            request.getSession().setAttribute("book", "Emma");
            commit.run(request, response);
            seen.await(30, TimeUnit.SECONDS);
        });
        try {
            assertThat(head.status()).isEqualTo(200);
            assertThat(browser.attribute(second(), "book")).isEqualTo("Emma");
        } finally {
            seen.countDown();
        }
        head.body();
    }

    @Test
    default void newSession_isSeenByTheRequestThatOvertakesTheEnd() throws Exception {
        Browser browser = new Browser();
        CountDownLatch seen = new CountDownLatch(1);

        Browser.Head head = browser.start(first(), (request, response) -> {
            request.getSession().setAttribute("book", "Dune");
            response.flushBuffer();
            seen.await(30, TimeUnit.SECONDS);
        });
        try {
            assertThat(browser.attribute(second(), "book")).isEqualTo("Dune");
        } finally {
            seen.countDown();
        }
        head.body();
    }

    @Test
    default void change_afterTheResponseIsCommitted_isSavedToo() {
        Browser browser = new Browser();
        browser.set(first(), "book", "Dune");
        browser.run(first(), (request, response) -> {
            response.flushBuffer();
            request.getSession().setAttribute("book", "Emma");
        });

        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(browser.attribute(second(), "book")).isEqualTo("Emma"));
    }

    @Test
    default void change_afterTheWriterIsClosed_isSavedToo() {
        savedAfter(response -> response.getWriter().close());
    }

    @Test
    default void change_afterTheStreamIsClosed_isSavedToo() {
        savedAfter(response -> response.getOutputStream().close());
    }

    private void savedAfter(Closing closing) {
        Browser browser = new Browser();
        browser.set(first(), "book", "Dune");
        browser.run(first(), (request, response) -> {
            HttpSession session = request.getSession();
            closing.run(response);
            session.setAttribute("book", "Emma");
        });

        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(browser.attribute(second(), "book")).isEqualTo("Emma"));
    }

    /** Ends a response, and not its request. */
    interface Closing {

        void run(HttpServletResponse response) throws IOException;
    }

    @Test
    default void change_afterTheStreamIsClosed_inAnAsynchronousRequest_isSavedToo() {
        Browser browser = new Browser();
        browser.set(first(), "book", "Dune");
        browser.run(first(), (request, response) -> {
            HttpSession session = request.getSession();
            AsyncContext async = request.startAsync();
            async.start(() -> {
                close(response);
                session.setAttribute("book", "Emma");
                async.complete();
            });
        });

        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(browser.attribute(second(), "book")).isEqualTo("Emma"));
    }

    @Test
    default void session_isThere_alsoForWhoeverAsksAfterTheWriterIsClosed() throws Exception {
        Browser browser = new Browser();
        browser.set(first(), "book", "Dune");
        CompletableFuture<String> book = new CompletableFuture<>();
        browser.run(first(), (request, response) -> {
            response.getWriter().close();
            HttpSession session = request.getSession(false);
            book.complete(session == null ? "no session" : String.valueOf(session.getAttribute("book")));
        });

        assertThat(book.get(30, TimeUnit.SECONDS)).isEqualTo("Dune");
    }

    @Test
    default void newSession_afterTheResponseIsCommitted_isAnIllegalState() {
        CountDownLatch refused = new CountDownLatch(1);
        new Browser().run(first(), (request, response) -> {
            response.flushBuffer();
            try {
                request.getSession();
            } catch (IllegalStateException e) {
                refused.countDown();
            }
        });

        assertThat(refused.getCount()).isZero();
    }

    @Test
    default void change_ofARequestThatFails_isSaved() {
        Browser browser = new Browser();
        browser.set(first(), "book", "Dune");
        Reply reply = browser.run(first(), (request, response) -> {
            request.getSession().setAttribute("book", "Emma");
            throw new IllegalStateException("as the test wants it");
        });

        assertThat(reply.status()).isEqualTo(500);
        assertThat(browser.attribute(second(), "book")).isEqualTo("Emma");
    }

    @Test
    default void change_ofARequestThatSendsAnError_isSaved() {
        Browser browser = new Browser();
        browser.set(first(), "book", "Dune");
        Reply reply = browser.run(first(), (request, response) -> {
            request.getSession().setAttribute("book", "Emma");
            response.sendError(HttpServletResponse.SC_CONFLICT);
        });

        assertThat(reply.status()).isEqualTo(409);
        assertThat(browser.attribute(second(), "book")).isEqualTo("Emma");
    }

    @Test
    default void change_ofARequestThatRedirects_isSaved() {
        Browser browser = new Browser();
        Reply reply = browser.run(first(), (request, response) -> {
            request.getSession().setAttribute("book", "Dune");
            response.sendRedirect("elsewhere");
        });

        assertThat(reply.status()).isEqualTo(302);
        assertThat(browser.attribute(second(), "book")).isEqualTo("Dune");
    }

    @Test
    default void change_ofARequestWhoseClientWentAway_isSaved() throws Exception {
        Browser browser = new Browser();
        browser.set(first(), "book", "Dune");
        CountDownLatch running = new CountDownLatch(1);
        CountDownLatch gone = new CountDownLatch(1);
        URI uri = first().uriOf((request, response) -> {
            request.getSession().setAttribute("book", "Emma");
            running.countDown();
            writeMuchAfter(gone, response);
        });
        goAway(browser, first(), uri, running);
        gone.countDown();

        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(browser.attribute(second(), "book")).isEqualTo("Emma"));
    }

    @Test
    default void change_inAnAsynchronousRequest_isSaved() {
        Browser browser = new Browser();
        browser.set(first(), "book", "Dune");
        Reply reply = browser.run(first(), (request, response) -> {
            AsyncContext async = request.startAsync();
            async.start(() -> {
                request.getSession().setAttribute("book", "Emma");
                print(response, "later");
                async.complete();
            });
        });

        assertThat(reply.body()).isEqualTo("later");
        assertThat(browser.attribute(second(), "book")).isEqualTo("Emma");
    }

    @Test
    default void newSession_afterInvalidate_inAnAsynchronousRequest_isSeenBeforeTheEnd() throws Exception {
        Browser browser = new Browser();
        browser.set(first(), "book", "Dune");
        CountDownLatch seen = new CountDownLatch(1);

        Browser.Head head = browser.start(first(), (request, response) -> {
            request.getSession();
            AsyncContext async = request.startAsync();
            async.start(() -> {
                request.getSession().invalidate();
                request.getSession().setAttribute("book", "Emma");
                flushAndWait(response, seen);
                async.complete();
            });
        });
        try {
            assertThat(browser.attribute(second(), "book")).isEqualTo("Emma");
        } finally {
            seen.countDown();
        }
        head.body();
    }

    @Test
    default void newSession_afterInvalidate_ofAnErrorPage_isSeenBeforeTheEnd() throws Exception {
        CountDownLatch seen = new CountDownLatch(1);
        Action page = (request, response) -> {
            request.getSession().setAttribute("book", "Emma");
            flushAndWait(response, seen);
        };
        try (Node node = start(application("shop").onError(page))) {
            Browser browser = new Browser();
            browser.set(node, "book", "Dune");

            Browser.Head head = browser.start(node, (request, response) -> {
                request.getSession().invalidate();
                response.sendError(HttpServletResponse.SC_FORBIDDEN);
            });
            try {
                assertThat(browser.attribute(second(), "book")).isEqualTo("Emma");
            } finally {
                seen.countDown();
            }
            head.body();
        }
    }

    @Test
    default void change_afterAnAsynchronousDispatch_isSaved() {
        Browser browser = new Browser();
        browser.set(first(), "book", "Dune");
        URI target = first().uriOf((request, response) -> {
            request.getSession().setAttribute("book", "Emma");
            response.getWriter().print("dispatched");
        });
        Reply reply =
                browser.run(first(), (request, response) -> request.startAsync().dispatch(pathInContext(target)));

        assertThat(reply.body()).isEqualTo("dispatched");
        assertThat(browser.attribute(second(), "book")).isEqualTo("Emma");
    }

    @Test
    default void change_inAForwardedRequest_isSaved() {
        Browser browser = new Browser();
        URI target = first().uriOf((request, response) -> {
            request.getSession().setAttribute("book", "Dune");
            response.getWriter().print("forwarded");
        });
        Reply reply = browser.run(
                first(),
                (request, response) ->
                        request.getRequestDispatcher(pathInContext(target)).forward(request, response));

        assertThat(reply.body()).isEqualTo("forwarded");
        assertThat(browser.attribute(second(), "book")).isEqualTo("Dune");
    }

    @Test
    default void change_inAnIncludedRequest_isSaved() {
        Browser browser = new Browser();
        URI target = first().uriOf((request, response) -> {
            request.getSession(false).setAttribute("book", "Emma");
            response.getWriter().print("included");
        });
        Reply reply = browser.run(first(), (request, response) -> {
            request.getSession();
            request.getRequestDispatcher(pathInContext(target)).include(request, response);
        });

        assertThat(reply.body()).isEqualTo("included");
        assertThat(browser.attribute(second(), "book")).isEqualTo("Emma");
    }

    @Test
    default void asynchronousRequest_thatNobodyCompletes_isSaved_andLetsGoOfItsSession() {
        isSavedAndLetGo(node -> (request, response) -> {
            request.startAsync().setTimeout(100);
            request.getSession().setAttribute("book", "Emma");
        });
    }

    @Test
    default void asynchronousRequest_whoseListenerDealsWithTheTimeout_isSaved_andLetsGoOfItsSession() {
        isSavedAndLetGo(node -> (request, response) -> {
            AsyncContext async = request.startAsync();
            async.setTimeout(100);
            async.addListener(new OnTimeout(() -> {
                request.getSession().setAttribute("book", "Emma");
                async.complete();
            }));
        });
    }

    @Test
    default void asynchronousRequest_whoseDispatchThrows_isSaved_andLetsGoOfItsSession() {
        isSavedAndLetGo(node -> {
            String failing = node.pathOf((request, response) -> {
                request.getSession().setAttribute("book", "Emma");
                throw new IllegalStateException("as the test wants it");
            });
            return (request, response) -> request.startAsync().dispatch(failing);
        });
    }

    private void isSavedAndLetGo(Function<Node, Action> action) {
        try (Node one = exclusive();
                Node other = exclusive()) {
            Browser browser = new Browser();
            browser.set(one, "book", "Dune");
            browser.run(one, action.apply(one));

            isSavedAndLetGo(browser, one, other);
        }
    }

    @Test
    default void asynchronousRequest_whoseClientGoesAway_isSaved_andLetsGoOfItsSession() throws Exception {
        try (Node one = exclusive();
                Node other = exclusive()) {
            Browser browser = new Browser();
            browser.set(one, "book", "Dune");
            CountDownLatch running = new CountDownLatch(1);
            CountDownLatch gone = new CountDownLatch(1);
            URI uri = one.uriOf((request, response) -> {
                AsyncContext async = request.startAsync();
                async.setTimeout(500);
                async.start(() -> {
                    request.getSession().setAttribute("book", "Emma");
                    running.countDown();
                    try {
                        writeMuchAfter(gone, response);
                    } catch (IOException | InterruptedException e) {
                        if (!endsRequestsWithoutClient()) {
                            async.complete();
                        }
                    }
                });
            });
            goAway(browser, one, uri, running);
            gone.countDown();

            isSavedAndLetGo(browser, one, other);
        }
    }

    /** On which no other node has a session as long as one works with it. */
    private Node exclusive() {
        return start(application("exclusive")
                .with("cdi-redis.session.concurrency", "exclusive")
                .with("cdi-redis.session.exclusive-lease", "PT10M")
                .with("cdi-redis.session.exclusive-wait", "PT30S"));
    }

    private static void isSavedAndLetGo(Browser browser, Node one, Node other) {
        assertThat(browser.attribute(other, "book")).isEqualTo("Emma");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(new Browser()
                                .ask(
                                        one,
                                        (request, response) -> ((SessionRealm) request.getServletContext()
                                                        .getAttribute(SessionRealms.CONTEXT_ATTRIBUTE))
                                                .liveIds()))
                        .isEqualTo("[]"));
    }

    private static void writeMuchAfter(CountDownLatch gone, HttpServletResponse response)
            throws IOException, InterruptedException {
        gone.await(30, TimeUnit.SECONDS);
        for (int i = 0; i < 256; i++) {
            response.getOutputStream().write(new byte[64 * 1024]);
        }
    }

    /** Begins a request, and resets its connection once it runs, so that the server's next write fails. */
    private static void goAway(Browser browser, Node node, URI uri, CountDownLatch running) throws Exception {
        String cookies = browser.cookies(node).stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.getOutputStream()
                    .write("GET %s HTTP/1.1\r\nHost: localhost\r\nCookie: %s\r\n\r\n"
                            .formatted(uri.getPath(), cookies)
                            .getBytes(StandardCharsets.US_ASCII));
            assertThat(running.await(30, TimeUnit.SECONDS)).isTrue();
            socket.setSoLinger(true, 0);
        }
    }

    /** Of the application. */
    record OnTimeout(Runnable task) implements AsyncListener {

        @Override
        public void onTimeout(AsyncEvent event) {
            task.run();
        }

        @Override
        public void onComplete(AsyncEvent event) {}

        @Override
        public void onError(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {}
    }

    private static String pathInContext(URI action) {
        return action.getPath().substring(action.getPath().indexOf(ActionServlet.PATH));
    }

    private static void flushAndWait(HttpServletResponse response, CountDownLatch seen) {
        try {
            response.flushBuffer();
            seen.await(30, TimeUnit.SECONDS);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void close(HttpServletResponse response) {
        try {
            response.getOutputStream().close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void print(HttpServletResponse response, String text) {
        try {
            response.getWriter().print(text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
