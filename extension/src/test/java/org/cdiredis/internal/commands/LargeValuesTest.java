package org.cdiredis.internal.commands;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LargeValuesTest {

    private final LargeValues values = new LargeValues();

    @Test
    void contains_aKeyWhoseValueWasLarge_isTrueUntilItIsSmall() {
        assertThat(values.contains("k")).isFalse();

        values.seen("k", Pipelines.LARGE);
        assertThat(values.contains("k")).isTrue();
        assertThat(values.contains("other")).isFalse();

        values.seen("k", Pipelines.LARGE - 1);
        assertThat(values.contains("k")).isFalse();
    }

    @Test
    void seen_aSmallValueInThePlaceOfALargeOne_leavesThatThere() {
        values.seen("Aa", Pipelines.LARGE);
        values.seen("k", 1);

        assertThat(values.contains("Aa")).isTrue();
    }

    @Test
    void contains_ofAKeyWithoutHash_isFalse() {
        values.seen("", Pipelines.LARGE);

        assertThat(values.contains("")).isFalse();
    }
}
