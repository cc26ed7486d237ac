package org.cdiredis.internal.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.cdiredis.codec.GlobPattern;
import org.cdiredis.embedded.RedisServer;

/** Patterns match in memory what they match in Redis. */
final class GlobMatcherTest {

    private static final List<String> KEYS = List.of(
            "a", "b", "ab", "abc", "a*c", "a?c", "[a]", "]", "\\", "a\\b", "^", "-", "a-c", "x\ny", "ä", "[", "b]");

    private static RedisServer server;

    @BeforeAll
    static void start() {
        server = RedisServer.start();
        for (String key : KEYS) {
            server.command("SET", key, "v");
        }
    }

    @AfterAll
    static void stop() {
        server.stop();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*", "?", "a*", "*c", "a?c", "a\\*c", "a\\?c", "[ab]", "[^a]", "[a-b]", "[b-a]", "\\[a\\]", "[]]",
                "[\\]]", "[a", "[^", "[]", "[^]", "\\", "\\\\", "a\\\\b", "**", "", "[a-", "[\\^]", "a[-]c", "?[*?]c",
                "*\n*"
            })
    void pattern_matchesWhatItMatchesInRedis(String pattern) {
        GlobMatcher matcher = new GlobMatcher(pattern);

        for (String key : KEYS) {
            assertThat(matcher.matches(key)).as("%s against %s", key, pattern).isEqualTo(matchesInRedis(pattern, key));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a*c", "a?c", "[a]", "\\", "^", "a-c", "]"})
    void escapedText_matchesItselfOnly(String text) {
        GlobMatcher matcher = new GlobMatcher(GlobPattern.escape(text));

        assertThat(KEYS.stream().filter(matcher::matches)).containsExactly(text);
        assertThat(matchesInRedis(GlobPattern.escape(text), text)).isTrue();
    }

    private static boolean matchesInRedis(String pattern, String key) {
        String script = "local found = redis.call('keys', ARGV[1]) for _, key in ipairs(found) do"
                + " if key == ARGV[2] then return 1 end end return 0";
        return server.command("EVAL", script, "0", pattern, key).equals("1");
    }
}
