package org.cdiredis.samples.bookshop;

import java.util.Objects;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * The body of a response that tells what went wrong.
 *
 * @param message what went wrong
 */
public record Problem(String message) {

    static Problem of(RuntimeException exception) {
        return new Problem(Objects.requireNonNullElseGet(exception.getMessage(), exception::toString));
    }

    Response as(Response.Status status) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(this)
                .build();
    }
}
