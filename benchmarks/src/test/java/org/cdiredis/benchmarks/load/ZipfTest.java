package org.cdiredis.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;

import org.junit.jupiter.api.Test;

final class ZipfTest {

    private static final int DRAWS = 200_000;

    private static double[] shares(Zipf zipf, int count) {
        SplittableRandom random = new SplittableRandom(42);
        double[] shares = new double[count];
        for (int i = 0; i < DRAWS; i++) {
            shares[zipf.next(random)] += 1.0 / DRAWS;
        }
        return shares;
    }

    @Test
    void next_drawsTheFirstTwiceAsOftenAsTheSecondAndThreeTimesAsOftenAsTheThird() {
        double[] shares = shares(new Zipf(3, 1), 3);

        assertThat(shares[0]).isCloseTo(6.0 / 11, within(0.01));
        assertThat(shares[1]).isCloseTo(3.0 / 11, within(0.01));
        assertThat(shares[2]).isCloseTo(2.0 / 11, within(0.01));
    }

    @Test
    void next_drawsAllAlike_withExponent0() {
        for (double share : shares(new Zipf(4, 0), 4)) {
            assertThat(share).isCloseTo(0.25, within(0.01));
        }
    }

    @Test
    void next_isAlways0_ifThereIsOne() {
        assertThat(shares(new Zipf(1, 0.99), 1)).containsExactly(new double[] {1}, within(1e-9));
    }

    @Test
    void new_refusesNoNumbers() {
        assertThatThrownBy(() -> new Zipf(0, 1)).hasMessage("count: 0");
    }
}
