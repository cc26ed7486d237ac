package org.cdiredis.internal.errors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import org.cdiredis.Contract;

final class LogLimiterTest {

    /** Near the end of the range, which a clock of nanoseconds may pass. */
    private final AtomicLong nanos =
            new AtomicLong(Long.MAX_VALUE - Duration.ofSeconds(5).toNanos());

    private final LogLimiter limiter = new LogLimiter(Duration.ofSeconds(10), nanos::get);

    @Test
    @Contract(158)
    void lines_passOncePerIntervalWithTheNumberHeldBack() {
        assertThat(limiter.pass()).hasValue(0);
        assertThat(limiter.pass()).isEqualTo(OptionalLong.empty());
        assertThat(limiter.pass()).isEqualTo(OptionalLong.empty());

        nanos.addAndGet(Duration.ofSeconds(10).toNanos());
        assertThat(limiter.pass()).hasValue(2);
        assertThat(limiter.pass()).isEqualTo(OptionalLong.empty());

        nanos.addAndGet(Duration.ofSeconds(30).toNanos());
        assertThat(limiter.pass()).hasValue(1);
    }
}
