package org.cdiredis.internal.codec;

import java.io.Serializable;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.type.TypeReference;

/** Values of many types. */
final class TestValues {

    record Book(String title, int year, List<String> authors) implements Serializable {}

    enum Genre {
        POETRY,
        PROSE {
            @Override
            public String toString() {
                return "prose";
            }
        }
    }

    record Sample(Type type, Object value) {}

    static final Book EMMA = new Book("Emma", 1815, new ArrayList<>(List.of("Jane Austen")));

    static Stream<Sample> all() {
        return Stream.of(
                new Sample(String.class, "text"),
                new Sample(String.class, "42"),
                new Sample(String.class, ""),
                new Sample(String.class, "Größe 書籍 👩‍🚀 \u0000"),
                new Sample(Byte.class, (byte) -7),
                new Sample(Short.class, (short) 300),
                new Sample(Integer.class, Integer.MIN_VALUE),
                new Sample(Long.class, Long.MAX_VALUE),
                new Sample(BigInteger.class, BigInteger.TEN.pow(40)),
                new Sample(Float.class, 0.1f),
                new Sample(Double.class, 3.0),
                new Sample(Double.class, -1.5e300),
                new Sample(Double.class, Double.NaN),
                new Sample(Double.class, Double.NEGATIVE_INFINITY),
                new Sample(BigDecimal.class, new BigDecimal("1.10")),
                new Sample(Boolean.class, true),
                new Sample(Genre.class, Genre.POETRY),
                new Sample(Instant.class, Instant.parse("2026-11-23T19:00:00.123456789Z")),
                new Sample(LocalDate.class, LocalDate.of(1605, 1, 16)),
                new Sample(
                        ZonedDateTime.class, ZonedDateTime.of(2026, 3, 29, 2, 30, 0, 1, ZoneId.of("America/New_York"))),
                new Sample(Book.class, EMMA),
                new Sample(new TypeReference<List<Book>>() {}.getType(), new ArrayList<>(List.of(EMMA, EMMA))),
                new Sample(new TypeReference<List<Genre>>() {}.getType(), List.of(Genre.POETRY)),
                new Sample(new TypeReference<Map<String, Instant>>() {}.getType(), Map.of("now", Instant.EPOCH)),
                new Sample(new TypeReference<Set<String>>() {}.getType(), new HashSet<>(Set.of("b", "a", "c"))),
                new Sample(
                        new TypeReference<Map<String, Integer>>() {}.getType(),
                        new LinkedHashMap<>(Map.of("z", 1, "a", 2))),
                new Sample(Object.class, "42"),
                new Sample(Object.class, 42),
                new Sample(Object.class, Long.MAX_VALUE),
                new Sample(Object.class, 3.0),
                new Sample(Object.class, new ArrayList<>(List.of(1, "2", 3.0))),
                new Sample(Object.class, new HashMap<>(Map.of("a", true))));
    }

    private TestValues() {}
}
