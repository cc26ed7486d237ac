package org.cdiredis.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.databind.type.TypeFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which values callers may share. */
final class ImmutableTypesTest {

    enum Colour {
        RED
    }

    record Book(String title, int pages, Colour colour, Instant printed, Author author) {}

    record Author(String name, Author pupil) {}

    record Shelf(String name, List<Book> books) {}

    record Page(StringBuilder text) {}

    record Holder<T>(T content) {}

    private static boolean isImmutable(Class<?> type) {
        return ImmutableTypes.contain(TypeFactory.defaultInstance().constructType(type));
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                String.class,
                Integer.class,
                BigDecimal.class,
                UUID.class,
                Instant.class,
                Colour.class,
                Book.class
            })
    void typesThatNobodyCanChange_areKnown(Class<?> type) {
        assertThat(isImmutable(type)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                Object.class,
                List.class,
                Date.class,
                byte[].class,
                StringBuilder.class,
                Shelf.class,
                Page.class,
                Holder.class,
                Number.class
            })
    void others_areNot(Class<?> type) {
        assertThat(isImmutable(type)).isFalse();
    }

    @Test
    void recordOfAKnownType_isTakenAsItIsDeclared() {
        assertThat(ImmutableTypes.contain(
                        TypeFactory.defaultInstance().constructParametricType(Holder.class, String.class)))
                .isFalse();
    }
}
