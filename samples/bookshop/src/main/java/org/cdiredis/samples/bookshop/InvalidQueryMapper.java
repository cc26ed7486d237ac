package org.cdiredis.samples.bookshop;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers a query that makes no sense with status 400. */
@Provider
public class InvalidQueryMapper implements ExceptionMapper<InvalidQueryException> {

    @Override
    public Response toResponse(InvalidQueryException exception) {
        return Problem.of(exception).as(Response.Status.BAD_REQUEST);
    }
}
