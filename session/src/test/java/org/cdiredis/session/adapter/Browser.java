package org.cdiredis.session.adapter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A client with its cookies, which it shows to every node: the load balancer is the test. Follows no redirect. */
public final class Browser {

    /** In which all servers of the tests have the id of a session. */
    static final String COOKIE = "JSESSIONID";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    /** Runs the action in a request, and waits for the whole response, whatever its status is. */
    public Reply run(Node node, Action action) {
        return get(node.uriOf(action));
    }

    /** As {@link #run}, at once and not waited for. */
    public CompletableFuture<Reply> runAsync(Node node, Action action) {
        return client.sendAsync(request(node.uriOf(action)), BodyHandlers.ofString())
                .thenApply(Reply::of);
    }

    /** Runs the action, and returns as soon as the head of the response has come: the action may go on. */
    public Head start(Node node, Action action) {
        return start("GET", node, action);
    }

    /** As {@link #start(Node, Action)}, with another method. */
    public Head start(String method, Node node, Action action) {
        HttpRequest request = HttpRequest.newBuilder(node.uriOf(action))
                .timeout(PATIENCE)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return new Head(send(request, BodyHandlers.ofInputStream()));
    }

    /** What the question gives. Any other status than 200 is an error. */
    public String ask(Node node, Question question) {
        Reply reply = run(node, (request, response) -> {
            Object answer = question.ask(request, response);
            response.getWriter().print(answer);
        });
        if (reply.status() != 200) {
            throw new AssertionError("status " + reply.status() + ": " + reply.body());
        }
        return reply.body();
    }

    /** The value of an attribute, or "null"; "no session" when there is none, which it does not begin. */
    public String attribute(Node node, String name) {
        return ask(
                node,
                (request, response) -> request.getSession(false) == null
                        ? "no session"
                        : request.getSession(false).getAttribute(name));
    }

    /** Sets an attribute, in a new session when there is none. */
    public Reply set(Node node, String name, Object value) {
        return run(node, (request, response) -> request.getSession().setAttribute(name, value));
    }

    /** A page that no action serves. */
    public Reply page(Node node, String path) {
        return get(node.address().resolve(path));
    }

    public Reply get(URI uri) {
        return Reply.of(send(request(uri), BodyHandlers.ofString()));
    }

    /** Sends a form, as in {@code name=value&other=value}. */
    public Reply post(URI uri, String form) {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return Reply.of(send(request, BodyHandlers.ofString()));
    }

    /** The cookies that it would send to the node. */
    public List<HttpCookie> cookies(Node node) {
        return cookies.getCookieStore().get(node.address());
    }

    /** The id of its session there, as the cookie has it. */
    public String sessionId(Node node) {
        return cookies(node).stream()
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    /** A client that shows the same cookies, and from now on has its own. */
    public Browser copy() {
        Browser copy = new Browser();
        for (URI uri : cookies.getCookieStore().getURIs()) {
            for (HttpCookie cookie : cookies.getCookieStore().get(uri)) {
                copy.cookies.getCookieStore().add(uri, (HttpCookie) cookie.clone());
            }
        }
        return copy;
    }

    /** Shows the cookie from now on, as a client that someone has made believe it. */
    public void add(Node node, String name, String value) {
        HttpCookie cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setVersion(0);
        cookies.getCookieStore().add(node.address(), cookie);
    }

    private static HttpRequest request(URI uri) {
        return HttpRequest.newBuilder(uri).timeout(PATIENCE).build();
    }

    private <T> HttpResponse<T> send(HttpRequest request, HttpResponse.BodyHandler<T> handler) {
        try {
            return client.send(request, handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The head of a response whose end may not have come yet. */
    public static final class Head {

        private final HttpResponse<InputStream> response;

        Head(HttpResponse<InputStream> response) {
            this.response = response;
        }

        public int status() {
            return response.statusCode();
        }

        /** Waits for the end. */
        public String body() throws IOException {
            try (InputStream body = response.body()) {
                return new String(body.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }
}
