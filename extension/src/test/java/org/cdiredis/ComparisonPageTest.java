package org.cdiredis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/** The tests that the comparison with django-redis names are there. */
final class ComparisonPageTest {

    private static final Path PAGE = Path.of("..", "docs", "reference", "comparison-with-django-redis.md");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test|\\w+Contract)\\.(\\w+)`");

    @Test
    void eachRow_namesATestThatExists() throws IOException {
        List<String> rows = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| ") && !line.startsWith("| django-redis "))
                .toList();

        assertThat(rows).isNotEmpty().allSatisfy(row -> {
            List<MatchResult> tests = TEST.matcher(row).results().toList();
            assertThat(tests).isNotEmpty();
            for (MatchResult test : tests) {
                assertThat(source(test.group(1))).contains("void " + test.group(2) + "(");
            }
        });
    }

    private static String source(String type) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src", "test", "java"))) {
            return files.filter(file -> file.endsWith(type + ".java"))
                    .map(ComparisonPageTest::text)
                    .collect(Collectors.joining());
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
