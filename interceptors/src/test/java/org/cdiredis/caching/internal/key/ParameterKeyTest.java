package org.cdiredis.caching.internal.key;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.cdiredis.caching.CacheInvocation;

/** That the key which an entry is found by has the text of the key that it is stored under, and is equal where that is. */
final class ParameterKeyTest {

    private final ParameterKey ofFirst = new ParameterKey("books/", new int[] {0}, false);
    private final ParameterKey ofSecond = new ParameterKey("books/", new int[] {1}, false);
    private final ParameterKey ofBoth = new ParameterKey("books/", new int[] {0, 1}, false);
    private final ParameterKey ofFilms = new ParameterKey("films/", new int[] {0}, false);
    private final ParameterKey secret = new ParameterKey("books/", new int[] {0}, true);

    /** A call with two arguments; what else there is to it makes no key. */
    private record Call(@Nullable Object first, String second) implements CacheInvocation {

        @Override
        public Method method() {
            throw new AssertionError("no part of a key");
        }

        @Override
        public Object target() {
            throw new AssertionError("no part of a key");
        }

        @Override
        public @Nullable Object[] arguments() {
            return new @Nullable Object[] {first, second};
        }
    }

    static List<Call> calls() {
        return List.of(
                new Call("978", "Emma"),
                new Call("9\"7\\8\n", "Emma"),
                new Call("\ud83d\ude00 \ud83d", "Emma"),
                new Call("", "Emma"),
                new Call("x".repeat(600), "Emma"),
                new Call(null, "Emma"),
                new Call(978, "Emma"),
                new Call(List.of("978"), "Emma"));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void lookupKey_hasTheTextOfTheKey(Call call) {
        for (ParameterKey keys : List.of(ofFirst, ofSecond, ofBoth, ofFilms, secret)) {
            CharSequence lookupKey = keys.lookupKey(call);
            String key = keys.key(call, null);
            assertThat(lookupKey).hasToString(key).hasSize(key.length());
            assertThat(lookupKey.charAt(3)).isEqualTo(key.charAt(3));
            assertThat(lookupKey.subSequence(2, 5)).hasToString(key.substring(2, 5));
        }
    }

    @Test
    void lookupKey_ofEqualCalls_isEqual() {
        CharSequence lookupKey = ofFirst.lookupKey(new Call("978", "Emma"));
        assertThat(lookupKey)
                .isEqualTo(ofFirst.lookupKey(new Call(new String("978"), "Persuasion")))
                .hasSameHashCodeAs(ofFirst.lookupKey(new Call(new String("978"), "Persuasion")))
                .isEqualTo(ofSecond.lookupKey(new Call("Emma", "978")))
                .hasSameHashCodeAs(ofSecond.lookupKey(new Call("Emma", "978")));
    }

    @Test
    void lookupKey_ofASecretOrALongText_doesNotKeepIt() {
        assertThat(secret.lookupKey(new Call("978", "Emma"))).isInstanceOf(String.class);
        assertThat(ofFirst.lookupKey(new Call("x".repeat(600), "Emma"))).isInstanceOf(String.class);
        assertThat(ofFirst.lookupKey(new Call("978", "Emma"))).isInstanceOf(TextKey.class);
    }

    @Test
    void lookupKey_ofOtherCalls_differs() {
        Call call = new Call("978", "Emma");
        assertThat(ofFirst.lookupKey(call))
                .isNotEqualTo(ofFirst.lookupKey(new Call("979", "Emma")))
                .isNotEqualTo(ofFirst.lookupKey(new Call(978, "Emma")))
                .isNotEqualTo(ofSecond.lookupKey(call))
                .isNotEqualTo(ofBoth.lookupKey(call))
                .isNotEqualTo(ofFilms.lookupKey(call))
                .isNotEqualTo(secret.lookupKey(call));
    }
}
