package org.cdiredis.benchmarks.results;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.junit.jupiter.api.Test;

final class SeriesTest {

    private static final Metric CALLS = Metric.only("calls/s", Metric.Better.MORE);
    private static final Metric TIME = Metric.only("ms", Metric.Better.LESS);

    @Test
    void median_isInTheMiddle_whateverTheOrder() {
        assertThat(new Series(List.of(9.0, 1.0, 5.0)).median()).isEqualTo(5);
    }

    @Test
    void median_ofAnEvenNumber_isTheMeanOfBothInTheMiddle() {
        assertThat(new Series(List.of(8.0, 1.0, 4.0, 2.0)).median()).isEqualTo(3);
    }

    @Test
    void range_isOfTheExtremes() {
        Series series = new Series(List.of(8.0, 1.0, 4.0));

        assertThat(series.min()).isEqualTo(1);
        assertThat(series.max()).isEqualTo(8);
    }

    @Test
    void ratiosTo_areThoseOfTheRounds_notOfTheMedians() {
        Series own = new Series(List.of(10.0, 40.0, 30.0));
        Series peer = new Series(List.of(5.0, 10.0, 60.0));

        assertThat(own.ratiosTo(peer, CALLS).values()).containsExactly(2.0, 4.0, 0.5);
        assertThat(own.ratiosTo(peer, CALLS).median()).isEqualTo(2);
    }

    @Test
    void ratiosTo_areAbove1ForLessTime() {
        Series own = new Series(List.of(10.0));
        Series peer = new Series(List.of(30.0));

        assertThat(own.ratiosTo(peer, TIME).median()).isEqualTo(3);
    }

    @Test
    void ratiosTo_refusesADifferentNumberOfRounds() {
        assertThatThrownBy(() -> new Series(List.of(1.0)).ratiosTo(new Series(List.of(1.0, 2.0)), CALLS))
                .hasMessage("1 rounds and 2");
    }
}
