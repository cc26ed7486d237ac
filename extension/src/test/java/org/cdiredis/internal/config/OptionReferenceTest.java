package org.cdiredis.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** The reference page says of each option what the code does. */
final class OptionReferenceTest {

    private static final Path PAGE = Path.of("..", "docs", "reference", "configuration.md");

    @Test
    void referencePage_hasExactlyTheOptionsOfTheCode_sectionBySection() throws IOException {
        List<List<String>> sections = Stream.concat(Options.GROUPS.stream(), Stream.of(ApplicationOptions.ALL))
                .map(options -> options.stream().map(OptionReferenceTest::row).toList())
                .toList();

        assertThat(tables(Files.readAllLines(PAGE))).containsExactlyElementsOf(sections);
    }

    /** The rows of each table, without its head. */
    private static List<List<String>> tables(List<String> lines) {
        List<List<String>> tables = new ArrayList<>();
        for (String line : lines) {
            if (line.startsWith("|---")) {
                tables.add(new ArrayList<>());
            } else if (!tables.isEmpty() && line.startsWith("| `")) {
                tables.get(tables.size() - 1).add(line);
            }
        }
        return tables;
    }

    private static String row(Option<?> option) {
        return "| `" + option.name() + "` | " + option.type() + " | " + option.defaultText() + " | " + option.meaning()
                + " |";
    }
}
