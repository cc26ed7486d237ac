package org.cdiredis.session.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

/** How the deadline is shared by the calls of a request. */
final class TimeLeftTest {

    private static final Duration DEADLINE = Duration.ofSeconds(10);

    private final TimeLeft time = TimeLeft.of(DEADLINE);

    private static void spend(TimeLeft time, Duration duration) {
        time.spend(duration.toNanos());
    }

    @Test
    void reading_leavesATenthForWriting() {
        assertThat(time.toRead()).isEqualTo(Duration.ofSeconds(9));

        spend(time, Duration.ofSeconds(9));

        assertThat(time.toWrite()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void writing_hasAllThatReadingHasLeft() {
        spend(time, Duration.ofSeconds(3));

        assertThat(time.toWrite()).isEqualTo(Duration.ofSeconds(7));
        assertThat(time.toRead()).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void manyQuickCalls_doNotUseUpWhatEachMayTake() {
        for (int i = 0; i < 1_000; i++) {
            spend(time, Duration.ofMillis(100));
        }

        assertThat(time.toRead()).isEqualTo(Duration.ofSeconds(1));
        assertThat(time.toWrite()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void callOfASession_isCountedForAllItsRequests_andBoundedByTheOneThatHasLeast() {
        TimeLeft other = TimeLeft.of(DEADLINE);
        spend(other, Duration.ofSeconds(4));

        TimeLeft both = TimeLeft.of(DEADLINE, List.of(time, other));
        assertThat(both.toRead()).isEqualTo(Duration.ofSeconds(5));
        spend(both, Duration.ofSeconds(2));

        assertThat(time.toWrite()).isEqualTo(Duration.ofSeconds(8));
        assertThat(other.toWrite()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void callOfNoRequest_hasADeadlineOfItsOwn() {
        assertThat(TimeLeft.of(DEADLINE, List.of()).toWrite()).isEqualTo(DEADLINE);
    }

    @Test
    void shortestDeadline_leavesSomethingForEachCall() {
        assertThat(TimeLeft.of(Duration.ofNanos(1)).toRead()).isPositive();
    }
}
