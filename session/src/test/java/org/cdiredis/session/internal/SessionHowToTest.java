package org.cdiredis.session.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

/** The snippets of how-tos are those that are compiled. */
final class SessionHowToTest {

    private static final Pattern SNIPPET = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @Test
    void logOutEverywhere_isCompiled() throws IOException {
        assertSnippetsAreCompiled("log-out-everywhere.md", 2);
    }

    @Test
    void protectSessions_isCompiled() throws IOException {
        assertSnippetsAreCompiled("protect-sessions.md", 1);
    }

    private static void assertSnippetsAreCompiled(String howTo, int count) throws IOException {
        String page = Files.readString(Path.of("..", "docs", "howto", howTo));
        String code = Files.readString(Path.of("src/test/java/org/cdiredis/session/howto/Lookout.java"));

        List<String> snippets =
                SNIPPET.matcher(page).results().map(match -> match.group(1)).toList();

        assertThat(snippets)
                .hasSize(count)
                .allSatisfy(snippet -> assertThat(code).contains(snippet));
    }
}
