package org.cdiredis.samples.bookshop;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Answers with status 409 when the last copy has gone to somebody else. */
@Provider
public class SoldOutMapper implements ExceptionMapper<SoldOutException> {

    @Override
    public Response toResponse(SoldOutException exception) {
        return Problem.of(exception).as(Response.Status.CONFLICT);
    }
}
