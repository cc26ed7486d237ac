package org.cdiredis.session.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.cdiredis.session.internal.boot.SessionRealms;
import org.cdiredis.session.internal.model.SessionRealm;

/** A request has one session in all that it is dispatched to. */
public interface DispatchContract extends Nodes {

    @Test
    default void errorPage_ofAnErrorThatIsSent_hasTheSession_andMayChangeIt() {
        errorPage((request, response) -> {
            request.getSession().setAttribute("book", "Dune");
            response.sendError(HttpServletResponse.SC_GONE);
        });
    }

    @Test
    default void errorPage_ofAnException_hasTheSession_andMayChangeIt() {
        errorPage((request, response) -> {
            request.getSession().setAttribute("book", "Dune");
            throw new IllegalStateException("as the test wants it");
        });
    }

    private void errorPage(Action failing) {
        Action page = (request, response) -> {
            HttpSession session = request.getSession(false);
            response.getWriter().print(request.getDispatcherType() + " " + session.getAttribute("book"));
            session.setAttribute("author", "Herbert");
        };
        try (Node one = start(application("errors").onError(page));
                Node other = start(application("errors").onError(page))) {
            Browser browser = new Browser();
            Reply created = browser.run(one, failing);
            assertThat(created.status()).isGreaterThanOrEqualTo(400);
            assertThat(created.body()).isEqualTo("ERROR Dune");
            assertThat(created.cookies()).hasSize(1);
            assertThat(browser.attribute(other, "author")).isEqualTo("Herbert");

            browser.set(other, "author", "Austen");
            Reply again = browser.run(one, failing);
            assertThat(again.body()).isEqualTo("ERROR Dune");
            assertThat(again.cookies()).isEmpty();
            assertThat(browser.attribute(other, "author")).isEqualTo("Herbert");
        }
    }

    @Test
    default void errorPage_mayBeginTheSession() {
        Action page = (request, response) -> request.getSession().setAttribute("book", "Dune");
        try (Node node = start(application("errors").onError(page))) {
            Browser browser = new Browser();
            browser.run(node, (request, response) -> response.sendError(HttpServletResponse.SC_NOT_FOUND));

            assertThat(browser.attribute(node, "book")).isEqualTo("Dune");
        }
    }

    @Test
    default void errorPage_afterInvalidate_hasNoSession() {
        Action page = (request, response) -> response.getWriter().print(request.getSession(false));
        try (Node node = start(application("errors").onError(page))) {
            Browser browser = new Browser();
            browser.set(node, "book", "Dune");
            Reply reply = browser.run(node, (request, response) -> {
                request.getSession().invalidate();
                response.sendError(HttpServletResponse.SC_GONE);
            });

            assertThat(reply.body()).isEqualTo("null");
        }
    }

    @Test
    default void forwardedAndIncludedRequests_haveTheSameSession() {
        Browser browser = new Browser();
        browser.set(first(), "book", "Dune");
        String included = first().pathOf((request, response) -> {
            HttpSession session = request.getSession(false);
            session.setAttribute("trace", session.getAttribute("trace") + " included");
        });
        String forwarded = first().pathOf((request, response) -> {
            HttpSession session = request.getSession(false);
            session.setAttribute("trace", session.getAttribute("trace") + " forwarded");
            request.getRequestDispatcher(included).include(request, response);
            response.getWriter().print(session.getAttribute("trace") + " " + session.getId());
        });
        Reply reply = browser.run(first(), (request, response) -> {
            request.getSession().setAttribute("trace", "begun");
            request.getRequestDispatcher(forwarded).forward(request, response);
        });
        String id = browser.ask(
                second(), (request, response) -> request.getSession(false).getId());

        assertThat(reply.body()).isEqualTo("begun forwarded included " + id);
        assertThat(browser.attribute(second(), "trace")).isEqualTo("begun forwarded included");
    }

    @Test
    default void asynchronousRequest_hasTheSessionInItsContext() {
        Browser browser = new Browser();
        browser.set(first(), "book", "Dune");
        Reply reply = browser.run(first(), (request, response) -> {
            AsyncContext async = request.startAsync();
            async.start(() -> {
                HttpSession session = ((HttpServletRequest) async.getRequest()).getSession(false);
                print(async, session.getAttribute("book"));
                session.setAttribute("book", "Emma");
                async.complete();
            });
        });

        assertThat(reply.body()).isEqualTo("Dune");
        assertThat(reply.cookies()).isEmpty();
        assertThat(browser.attribute(second(), "book")).isEqualTo("Emma");
    }

    @Test
    default void asynchronousRequest_mayBeginTheSession() {
        Browser browser = new Browser();
        browser.run(first(), (request, response) -> {
            AsyncContext async = request.startAsync();
            async.start(() -> {
                ((HttpServletRequest) async.getRequest()).getSession().setAttribute("book", "Dune");
                async.complete();
            });
        });

        assertThat(browser.attribute(second(), "book")).isEqualTo("Dune");
    }

    @Test
    default void asynchronousDispatch_hasTheSession_andIsOne() {
        Browser browser = new Browser();
        browser.set(first(), "book", "Dune");
        String target = first().pathOf((request, response) -> response.getWriter()
                .print((request.getDispatcherType() == DispatcherType.ASYNC) + " "
                        + request.getSession(false).getAttribute("book")));
        Reply reply = browser.run(first(), (request, response) -> {
            request.getSession().setAttribute("book", "Emma");
            AsyncContext async = request.startAsync();
            async.start(() -> async.dispatch(target));
        });

        assertThat(reply.body()).isEqualTo("true Emma");
        assertThat(browser.attribute(second(), "book")).isEqualTo("Emma");
    }

    @Test
    default void asynchronousRequest_whoseTimeIsOver_mayStillChangeTheSession() {
        Browser browser = new Browser();
        browser.set(first(), "book", "Dune");
        Reply reply = browser.run(first(), (request, response) -> {
            AsyncContext async = request.startAsync();
            async.setTimeout(100);
            async.addListener(new AtTimeout(() -> {
                ((HttpServletRequest) async.getRequest()).getSession(false).setAttribute("book", "Emma");
                print(async, "too late");
                async.complete();
            }));
        });

        assertThat(reply.body()).isEqualTo("too late");
        assertThat(browser.attribute(second(), "book")).isEqualTo("Emma");
    }

    @Test
    default void asynchronousRequest_whoseSessionEndsMeanwhile_leavesNothingBehind() throws Exception {
        asynchronousRequest_whoseSessionEnds(async -> async.complete());
    }

    @Test
    default void asynchronousRequest_whoseSessionEnds_andThatClosesItsResponse_leavesNothingBehind() throws Exception {
        asynchronousRequest_whoseSessionEnds(async -> {
            async.getResponse().getOutputStream().close();
            async.complete();
        });
    }

    private void asynchronousRequest_whoseSessionEnds(AsyncWork ending) throws Exception {
        asynchronousRequest_whoseSessionEnds((node, streaming) -> streaming, ending);
    }

    /** A dispatch is the end of one asynchronous context, and may begin another. */
    @Test
    default void asynchronousRequest_thatADispatchGoesOnWith_andWhoseSessionEnds_leavesNothingBehind()
            throws Exception {
        asynchronousRequest_whoseSessionEnds(
                (node, streaming) -> {
                    String target = node.pathOf(streaming);
                    return (request, response) -> {
                        request.getSession(false).getAttribute("book");
                        request.startAsync().dispatch(target);
                    };
                },
                async -> async.complete());
    }

    @Test
    default void asynchronousDispatch_thatEndsTheSession_leavesNothingBehind() {
        try (Node node = start(application("stream"))) {
            Browser browser = new Browser();
            browser.set(node, "book", "Dune");
            BlockingQueue<SessionRealm> realms = new ArrayBlockingQueue<>(1);
            String target =
                    node.pathOf((request, response) -> request.getSession(false).invalidate());
            Reply reply = browser.run(node, (request, response) -> {
                realms.add((SessionRealm) request.getServletContext().getAttribute(SessionRealms.CONTEXT_ATTRIBUTE));
                request.getSession(false).getAttribute("book");
                request.startAsync().dispatch(target);
            });

            assertThat(reply.status()).isEqualTo(200);
            Awaitility.await().until(() -> realms.element().statistics().live() == 0);
        }
    }

    private void asynchronousRequest_whoseSessionEnds(BiFunction<Node, Action, Action> beginning, AsyncWork ending)
            throws Exception {
        try (Node node = start(application("stream"))) {
            Browser browser = new Browser();
            browser.set(node, "book", "Dune");
            BlockingQueue<AsyncContext> begun = new ArrayBlockingQueue<>(1);
            Action streaming = (request, response) -> {
                request.getSession(false).getAttribute("book");
                AsyncContext async = request.startAsync();
                async.setTimeout(0);
                begun.add(async);
            };
            CompletableFuture<Reply> stream = browser.runAsync(node, beginning.apply(node, streaming));
            AsyncContext async = begun.take();
            SessionRealm realm =
                    (SessionRealm) async.getRequest().getServletContext().getAttribute(SessionRealms.CONTEXT_ATTRIBUTE);

            browser.run(node, (request, response) -> request.getSession(false).invalidate());
            assertThat(realm.statistics().live()).isEqualTo(1);
            ending.run(async);

            assertThat(stream.get(1, TimeUnit.MINUTES).status()).isEqualTo(200);
            Awaitility.await().until(() -> realm.statistics().live() == 0);
        }
    }

    /** Ends a request that goes on. */
    interface AsyncWork {

        void run(AsyncContext async) throws IOException;
    }

    private static void print(AsyncContext async, Object text) {
        try {
            async.getResponse().getWriter().print(text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Does something when the time is over. */
    record AtTimeout(Runnable task) implements AsyncListener {

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
}
