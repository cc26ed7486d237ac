package org.cdiredis.samples.bookshop;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

import org.cdiredis.RedisUnavailableException;

/** Answers with status 503 while Redis does not answer. */
@Provider
public class RedisUnavailableMapper implements ExceptionMapper<RedisUnavailableException> {

    @Override
    public Response toResponse(RedisUnavailableException exception) {
        return Problem.of(exception).as(Response.Status.SERVICE_UNAVAILABLE);
    }
}
