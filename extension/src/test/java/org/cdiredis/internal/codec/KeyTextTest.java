package org.cdiredis.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import java.net.URI;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class KeyTextTest {

    static Stream<Arguments> keys() {
        return Stream.of(
                Arguments.of("", ""),
                Arguments.of("größe 👩‍🚀", "größe 👩‍🚀"),
                Arguments.of('x', "x"),
                Arguments.of(true, "true"),
                Arguments.of((byte) -1, "-1"),
                Arguments.of((short) 7, "7"),
                Arguments.of(Integer.MIN_VALUE, "-2147483648"),
                Arguments.of(Long.MAX_VALUE, "9223372036854775807"),
                Arguments.of(BigInteger.TEN.pow(20), "100000000000000000000"),
                Arguments.of(new UUID(1, 2), "00000000-0000-0001-0000-000000000002"),
                Arguments.of(URI.create("urn:isbn:1"), "urn:isbn:1"),
                Arguments.of(Instant.EPOCH, "1970-01-01T00:00:00Z"),
                Arguments.of(LocalDate.EPOCH, "1970-01-01"),
                Arguments.of(LocalDateTime.of(2026, 1, 2, 3, 4, 5), "2026-01-02T03:04:05"),
                Arguments.of(OffsetDateTime.parse("2026-01-02T03:04:05+02:00"), "2026-01-02T03:04:05+02:00"),
                Arguments.of(YearMonth.of(2026, 11), "2026-11"),
                Arguments.of(DayOfWeek.MONDAY, "MONDAY"));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void key_hasATextFormThatIsReadBack(Object key, String text) {
        KeyText<Object> keyText =
                textOf(key instanceof Enum<?> constant ? constant.getDeclaringClass() : key.getClass());

        assertThat(keyText.format().apply(key)).isEqualTo(text);
        assertThat(keyText.parse().apply(text)).isEqualTo(key);
    }

    @Test
    void supportedTypes_areThoseThatTheMessageNames() {
        List<String> tested = keys().map(arguments -> arguments.get()[0])
                .map(key -> key instanceof Enum<?> ? "an enum" : key.getClass().getSimpleName())
                .distinct()
                .toList();

        assertThat(KeyText.SUPPORTED.split(", | or ")).containsExactlyElementsOf(tested);
    }

    @Test
    void types_withoutTextForm_haveNone() {
        assertThat(Stream.of(Object.class, Double.class, List.class, int.class, byte[].class, Enum.class))
                .allSatisfy(type -> assertThat(KeyText.of(type)).isEmpty());
    }

    @Test
    void enumText_thatIsNoConstant_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> textOf(DayOfWeek.class).parse().apply("NEVER"))
                .withMessage("name: java.time.DayOfWeek has no constant NEVER");
    }

    @SuppressWarnings("unchecked")
    private static KeyText<Object> textOf(Class<?> type) {
        return (KeyText<Object>) KeyText.of(type).orElseThrow();
    }
}
