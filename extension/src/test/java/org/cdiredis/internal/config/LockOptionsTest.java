package org.cdiredis.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be written for locks. */
final class LockOptionsTest {

    @ParameterizedTest
    @CsvSource({"PT1S, PT1S", "P1D, PT24H", "PT90S, PT1M30S"})
    void lease_withinTheRange_isRead(String text, Duration expected) throws InvalidOptionException {
        assertThat(LockOptions.LEASE.parser().parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"PT0.999S", "P2D", "PT0S", "PT-5S"})
    void lease_outOfRange_isRefused(String text) {
        assertThatThrownBy(() -> LockOptions.LEASE.parser().parse(text))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage("out of range. Write PT1S to P1D");
    }

    @Test
    void lease_thatIsNoDuration_isRefused() {
        assertThatThrownBy(() -> LockOptions.LEASE.parser().parse("30"))
                .isInstanceOf(InvalidOptionException.class)
                .hasMessage("not an ISO-8601 duration. Write PT30S for half a minute, for example");
    }

    @Test
    void onLostRelease_isFailOrWarn() throws InvalidOptionException {
        assertThat(LockOptions.ON_LOST_RELEASE.parser().parse("warn")).isEqualTo(OnLostRelease.WARN);
        assertThatThrownBy(() -> LockOptions.ON_LOST_RELEASE.parser().parse("ignore"))
                .hasMessage("no such value. Write fail, warn");
    }
}
