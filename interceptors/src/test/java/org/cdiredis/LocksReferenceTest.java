package org.cdiredis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.cdiredis.limiting.RateLimited;
import org.cdiredis.locking.DistributedLock;
import org.cdiredis.locking.DistributedSemaphore;

/** The reference page has all members of the annotations, with their types and defaults. */
final class LocksReferenceTest {

    @ParameterizedTest
    @ValueSource(classes = {DistributedLock.class, DistributedSemaphore.class, RateLimited.class})
    void members_areOnThePage(Class<? extends Annotation> annotation) throws IOException {
        List<String> rows = Files.readAllLines(Path.of("..", "docs", "reference", "locks.md")).stream()
                .dropWhile(line -> !line.equals("## `@" + annotation.getSimpleName() + "`"))
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(0, line.indexOf('|', line.indexOf('|', line.indexOf('|', 1) + 1) + 1)))
                .map(String::strip)
                .toList();

        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(annotation.getDeclaredMethods())
                        .map(LocksReferenceTest::row)
                        .toList());
    }

    private static String row(Method member) {
        Object value = member.getDefaultValue();
        String text = "";
        if (value instanceof String string) {
            text = " `\"" + string + "\"`";
        } else if (value instanceof Object[]) {
            text = " `{}`";
        } else if (value != null) {
            text = " `" + value + "`";
        }
        return "| `" + member.getName() + "` | `" + member.getReturnType().getSimpleName() + "` |" + text;
    }
}
