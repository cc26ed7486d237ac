package org.cdiredis.samples.bookshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTest {

    @ParameterizedTest
    @ValueSource(strings = {"war and peace", "War and Peace", "  war \t and\npeace "})
    void equalSearches_areEqual(String text) {
        assertThat(new Query(text)).isEqualTo(new Query("war and peace"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void blank_isRefused(String text) {
        assertThatExceptionOfType(InvalidQueryException.class)
                .isThrownBy(() -> new Query(text))
                .withMessage("What are you looking for? A word of a title is enough.");
    }

    @Test
    void tooLong_isRefused() {
        assertThat(new Query("x".repeat(100)).text()).hasSize(100);
        assertThatExceptionOfType(InvalidQueryException.class)
                .isThrownBy(() -> new Query("x".repeat(101)))
                .withMessage("That is too long: 100 characters are enough.");
    }
}
