package org.cdiredis.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** A visitor with cookies, which every node gets to see: the test is the load balancer. */
final class Visit {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(Redirect.NORMAL)
            .build();

    String get(URI uri) {
        return send(HttpRequest.newBuilder(uri));
    }

    int status(URI uri) {
        return answer(HttpRequest.newBuilder(uri)).statusCode();
    }

    String put(URI uri) {
        return send(HttpRequest.newBuilder(uri).PUT(BodyPublishers.noBody()));
    }

    /** Sends a form. */
    String post(URI uri, String form) {
        return send(HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    }

    /** Fills in the form of FORM log-in, which the page that was asked for follows. */
    String logIn(URI base, String user, String password) {
        return post(base.resolve("j_security_check"), "j_username=" + user + "&j_password=" + password);
    }

    List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    private String send(HttpRequest.Builder request) {
        return answer(request).body();
    }

    private HttpResponse<String> answer(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
