package org.cdiredis.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

/** The reference page says of each option what the code does. */
final class OptionReferenceTest {

    private static final Path PAGE = Path.of("..", "docs", "reference", "configuration.md");

    @Test
    void referencePage_hasExactlyTheOptionsOfTheCode() throws IOException {
        List<String> rows = Options.ALL.stream().map(OptionReferenceTest::row).toList();

        assertThat(Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("| `")))
                .containsExactlyElementsOf(rows);
    }

    private static String row(Option<?> option) {
        return "| `" + option.name() + "` | " + option.type() + " | " + option.defaultText() + " | " + option.meaning()
                + " |";
    }
}
