package org.cdiredis.interceptors.internal.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.net.URI;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import com.sun.management.ThreadMXBean;
import org.junit.jupiter.api.Test;

final class CanonicalTextTest {

    record Isbn(String number, int edition) {}

    private record Hidden(String text) {}

    @Test
    void of_eachType_isReadable() {
        assertThat(CanonicalText.of(
                        "a", 1, 2L, (short) 3, (byte) 4, 'c', true, 1.5, 2.5f, null, new BigDecimal("1.10")))
                .isEqualTo("1(\"a\",1,2L,3s,4b,char\"c\",true,1.5d,2.5f,null,1.10m)");
        assertThat(CanonicalText.of(TimeUnit.SECONDS, new Isbn("978", 1), new Hidden("x"), String.class))
                .isEqualTo("1(java.util.concurrent.TimeUnit.SECONDS," + Isbn.class.getName() + "{\"978\",1},"
                        + Hidden.class.getName() + "{\"x\"},Class(\"java.lang.String\"))");
        assertThat(CanonicalText.of(
                        Instant.EPOCH, new UUID(0, 1), URI.create("a:b"), ZoneId.of("Europe/Paris"), Locale.FRANCE))
                .isEqualTo(
                        "1(Instant(\"1970-01-01T00:00:00Z\"),UUID(\"00000000-0000-0000-0000-000000000001\"),URI(\"a:b\"),"
                                + "ZoneId(\"Europe/Paris\"),Locale(\"fr_FR\"))");
        assertThat(CanonicalText.of(
                        List.of(1, 2),
                        new int[] {1, 2},
                        new String[] {"a"},
                        new byte[] {10, -1},
                        Optional.of(1),
                        Map.entry("k", 1)))
                .isEqualTo("1([1,2],int[1,2],array[\"a\"],byte[0aff],Optional(1),entry(\"k\"=1))");
        assertThat(CanonicalText.of()).isEqualTo("1()");
    }

    @Test
    void of_oneText_isTheSameAsAmongOthers() {
        for (String text : List.of(
                "", "a", "a b", "\u00e9", "\"", "a\"b\\", "\n", "\u007f", "\ud83d\ude00", "a\ud83d", "\ude00b")) {
            assertThat(new ArgumentTexts("shelf/", new int[] {0}).of(new Object[] {text, 1}))
                    .isEqualTo("shelf/" + CanonicalText.of(text));
        }
        assertThat(CanonicalText.of("a\"b\\c\nd\ud83d\ude00e\ud83d"))
                .isEqualTo("1(\"a\\\"b\\\\c\\u000ad\ud83d\ude00e\\ud83d\")");
    }

    @Test
    void of_differentValues_areDifferentTexts() {
        List<Object[]> calls = List.of(
                new Object[] {"a, b", "c"},
                new Object[] {"a", "b, c"},
                new Object[] {"a\",\"b", "c"},
                new Object[] {"a", "b\",\"c"},
                new Object[] {"a\\", "b"},
                new Object[] {"a", "\\b"},
                new Object[] {1},
                new Object[] {"1"},
                new Object[] {1L},
                new Object[] {'1'},
                new Object[] {1.0},
                new Object[] {1.0f},
                new Object[] {new Object[] {null}},
                new Object[] {(Object) null},
                new Object[] {"null"},
                new Object[] {List.of()},
                new Object[] {Set.of()},
                new Object[] {Map.of()},
                new Object[] {new Object[0]},
                new Object[] {Optional.empty()},
                new Object[] {List.of("a", "b")},
                new Object[] {List.of(List.of("a"), "b")},
                new Object[] {List.of("a", List.of("b"))},
                new Object[] {"\n"},
                new Object[] {"\\n"},
                new Object[] {"\\u000a"},
                new Object[] {"\ud800"},
                new Object[] {"\udc00"},
                new Object[] {"?"},
                new Object[] {"\ud83d\ude00"},
                new Object[] {},
                new Object[] {""},
                new Object[] {"", ""},
                new Object[] {new Isbn("a", 1)},
                new Object[] {true},
                new Object[] {"true"});
        Set<String> texts = new HashSet<>();
        calls.forEach(call -> texts.add(CanonicalText.of(call)));
        assertThat(texts).hasSameSizeAs(calls);
    }

    @Test
    void of_differentLocales_areDifferentTexts() {
        List<Locale> locales = List.of(
                Locale.ROOT,
                Locale.FRANCE,
                Locale.forLanguageTag("und-Latn"),
                Locale.forLanguageTag("und-Cyrl"),
                Locale.forLanguageTag("und-u-ca-buddhist"),
                Locale.forLanguageTag("en-US-x-lvariant-POSIX"),
                new Locale("", "", "x"),
                new Locale("", "GB"),
                new Locale("es", "419"),
                new Locale("es_419"),
                new Locale("a", "b", "c_d"),
                new Locale("a", "b_c", "d"),
                new Locale("en", "US", "x_#Latn"),
                new Locale.Builder()
                        .setLocale(new Locale("en", "US"))
                        .setVariant("abcde")
                        .setScript("Latn")
                        .build(),
                new Locale("en", "US", "abcde_#Latn"));
        Set<String> texts = new HashSet<>();
        locales.forEach(locale -> texts.add(CanonicalText.of(locale)));

        assertThat(texts).hasSameSizeAs(locales);
        assertThat(CanonicalText.of(Locale.forLanguageTag("und-Latn-u-ca-buddhist")))
                .isEqualTo("1(Locale(\"\",\"\",\"\",\"Latn\",\"u-ca-buddhist\"))");
        assertThat(CanonicalText.of(Locale.forLanguageTag("zh-Hant-TW"))).isEqualTo("1(Locale(\"zh_TW_#Hant\"))");
    }

    @Test
    void of_datesOfDatabases_haveTheirClassBeforeThem() {
        Timestamp timestamp = new Timestamp(0);
        timestamp.setNanos(1_000_001);

        assertThat(CanonicalText.of(Date.from(Instant.ofEpochMilli(1)), timestamp, new java.sql.Date(1), new Time(1)))
                .isEqualTo(
                        "1(Date(\"1970-01-01T00:00:00.001Z\"),java.sql.Timestamp(\"1970-01-01T00:00:00.001000001Z\"),"
                                + "java.sql.Date(\"1970-01-01T00:00:00.001Z\"),java.sql.Time(\"1970-01-01T00:00:00.001Z\"))");
    }

    @Test
    void of_equalValues_isTheSameText() {
        Map<String, Integer> one = new LinkedHashMap<>();
        one.put("a", 1);
        one.put("b", 2);
        Map<String, Integer> other = new LinkedHashMap<>();
        other.put("b", 2);
        other.put("a", 1);
        assertThat(CanonicalText.of(
                        one, new LinkedHashSet<>(List.of("x", "y")), new ArrayList<>(List.of(1)), new int[][] {{1}, {2}
                        }))
                .isEqualTo(CanonicalText.of(
                        other, new LinkedHashSet<>(List.of("y", "x")), Collections.singletonList(1), new int[][] {
                            {1}, {2}
                        }));
    }

    @Test
    void of_objectWithoutForm_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CanonicalText.of(List.of(new StringBuilder())))
                .withMessage(
                        "key: java.lang.StringBuilder has no text form. There is one of " + CanonicalText.SUPPORTED);
        assertThat(CanonicalText.of("after")).isEqualTo("1(\"after\")");
    }

    @Test
    void of_listThatContainsItself_isRefused() {
        List<Object> list = new ArrayList<>();
        list.add(list);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CanonicalText.of(list))
                .withMessage("key: it is more than 64 levels deep, or contains itself");
    }

    @Test
    void refusal_ofTypes() {
        assertThat(Arrays.<Class<?>>asList(
                        int.class,
                        String.class,
                        Object.class,
                        List.class,
                        Number.class,
                        Comparable.class,
                        Isbn[].class,
                        int[].class))
                .allMatch(type -> CanonicalText.refusal(type).isEmpty());
        assertThat(CanonicalText.refusal(StringBuilder.class))
                .hasValue("java.lang.StringBuilder has no text form. There is one of " + CanonicalText.SUPPORTED);
        assertThat(CanonicalText.refusal(Thread[].class)).isPresent();
    }

    @Test
    void digest_isOfTheText() {
        assertThat(CanonicalText.digest("abc"))
                .isEqualTo("1#ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    /** The text and nothing besides: 40 bytes for a string of Latin characters and its array, and these. */
    @Test
    void of_stringsAndNumbers_allocatesTheTextOnly() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Object[] arguments = {"978-3-16-148410-0", 42};
        ArgumentTexts texts = new ArgumentTexts("shelf/", new int[] {0, 1});
        int length = texts.of(arguments).length();
        int text = 24 + 16 + length + 8;
        int calls = 20_000;
        long sink = 0;
        long perCall = Long.MAX_VALUE;
        int rounds = 0;
        // Until it is compiled, which on a busy machine may take its time.
        while (perCall > text && rounds < 1_000) {
            rounds++;
            long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            for (int i = 0; i < calls; i++) {
                sink += texts.of(arguments).length();
            }
            long allocated =
                    threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
            perCall = Math.min(perCall, allocated / calls);
        }
        assertThat(sink).isEqualTo((long) rounds * calls * length);
        assertThat(perCall).isLessThanOrEqualTo(text);
    }
}
