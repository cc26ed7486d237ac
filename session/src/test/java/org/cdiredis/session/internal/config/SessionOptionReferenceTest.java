package org.cdiredis.session.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

/** The reference page says of each option of sessions what the code does. */
final class SessionOptionReferenceTest {

    private static final Path PAGE = Path.of("..", "docs", "reference", "sessions.md");

    static List<String> rows() {
        return SessionOptions.ALL.stream().map(SessionOptionReferenceTest::row).toList();
    }

    @Test
    void referencePage_hasExactlyTheOptionsOfTheCode() throws IOException {
        assertThat(Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("| `")))
                .containsExactlyElementsOf(rows());
    }

    private static String row(SessionOption<?> option) {
        return "| `" + option.name() + "` | " + option.type() + " | " + option.defaultText() + " | " + option.meaning()
                + " |";
    }
}
