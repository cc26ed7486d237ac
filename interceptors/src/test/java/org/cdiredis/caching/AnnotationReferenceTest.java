package org.cdiredis.caching;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each attribute of each annotation stands in the reference, and nothing else. */
final class AnnotationReferenceTest {

    private static final Path PAGE = Path.of("../docs/reference/annotations-caching.md");

    @ParameterizedTest
    @ValueSource(
            classes = {
                CacheResult.class,
                CachePut.class,
                CacheRemove.class,
                CacheRemoveAll.class,
                CacheDefaults.class,
                CacheKey.class,
                CacheValue.class,
                Caching.class
            })
    void section_hasTheAttributes(Class<? extends Annotation> annotation) throws IOException {
        List<String> rows = new ArrayList<>();
        boolean isHere = false;
        for (String line : Files.readAllLines(PAGE)) {
            if (line.startsWith("## ")) {
                isHere = line.equals("## `@" + annotation.getSimpleName() + "`");
            } else if (isHere && line.startsWith("| `")) {
                rows.add(line.substring(3, line.indexOf('`', 3)));
            }
        }

        assertThat(rows)
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(annotation.getDeclaredMethods())
                        .map(Method::getName)
                        .toList());
    }
}
