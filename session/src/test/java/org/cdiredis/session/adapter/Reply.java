package org.cdiredis.session.adapter;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;

/** A response as the client has it. */
public record Reply(int status, String body, HttpHeaders headers) {

    static Reply of(HttpResponse<String> response) {
        return new Reply(response.statusCode(), response.body(), response.headers());
    }

    /** The values of the headers that set cookies. */
    public List<String> cookies() {
        return headers.allValues("Set-Cookie");
    }
}
