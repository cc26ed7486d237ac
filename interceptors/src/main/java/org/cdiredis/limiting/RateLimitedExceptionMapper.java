package org.cdiredis.limiting;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;

import org.cdiredis.limit.Rate;
import org.cdiredis.limit.RateLimitedException;

/**
 * Answers requests that fail for their rate: status 429, {@code Retry-After} in seconds, rounded up, and the fields {@code
 * RateLimit-Policy} and {@code RateLimit} of the IETF's draft {@code draft-ietf-httpapi-ratelimit-headers}. There is no body, and
 * nothing that names what is limited.
 *
 * <p>Jakarta REST 3.1 finds it by itself, unless the property {@code jakarta.ws.rs.loadServices} is false; elsewhere it is registered as
 * any provider is. A mapper of the application's for the same exception takes precedence. Thread-safe.
 */
@Priority(Priorities.USER + 1_000)
public final class RateLimitedExceptionMapper implements ExceptionMapper<RateLimitedException> {

    /** Who asks too much gets to know how much he may, but not what it is called. */
    private static final String POLICY = "\"default\"";

    /** A mapper, which REST makes. */
    public RateLimitedExceptionMapper() {
        // nothing to keep
    }

    @Override
    public Response toResponse(RateLimitedException exception) {
        Rate rate = exception.rate();
        long retryAfter = seconds(exception.decision().delay());
        return Response.status(Response.Status.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, retryAfter)
                .header("RateLimit-Policy", POLICY + ";q=" + rate.permits() + ";w=" + seconds(rate.period()))
                .header("RateLimit", POLICY + ";r=" + exception.decision().remaining() + ";t=" + retryAfter)
                .build();
    }

    /** Rounded up, so that who comes back then does not come too early. */
    private static long seconds(Duration duration) {
        return Math.max(1, duration.plusNanos(TimeUnit.SECONDS.toNanos(1) - 1).toSeconds());
    }
}
