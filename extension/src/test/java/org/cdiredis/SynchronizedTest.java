package org.cdiredis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

/**
 * Where there is {@code synchronized}. On JDK 21 to 23 a virtual thread that waits within it keeps its carrier; so what waits for Redis,
 * for a server or for code of the application uses the locks of {@code java.util.concurrent.locks}. A class is listed here once
 * somebody has looked that nothing in its blocks waits: they change a few fields.
 */
final class SynchronizedTest {

    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);
    private static final Pattern SYNCHRONIZED = Pattern.compile("\\bsynchronized\\b");

    private static final Set<String> WAITS_FOR_NOTHING = Set.of(
            "Acquisition", // marks what a waiter has been told; calls out after it
            "CallsUnderWay", // counts
            "InMemoryCommands", // a map
            "InMemoryLockCommands", // a map
            "InvalidDeploymentException", // overrides a method that is
            "JacksonSerializers", // makes a mapper, once for each kind
            "Lease", // the times of a lock's lease
            "LeaseRenewer", // schedules the next tick
            "NearCache", // exchanges what is kept
            "NearEntry", // a field
            "PendingSpace", // maps
            "RecentWrites", // a map
            "RedissonInvalidations", // looks at connections that event loops make
            "UndecodableEntries", // counts lines
            "WaitingLines"); // a map

    @Test
    void synchronizedBlocks_areInKnownClassesOnly() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            Set<String> found = files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file -> SYNCHRONIZED
                            .matcher(COMMENT.matcher(text(file)).replaceAll(""))
                            .find())
                    .map(file -> file.getFileName().toString().replace(".java", ""))
                    .collect(Collectors.toSet());

            assertThat(found).containsExactlyInAnyOrderElementsOf(WAITS_FOR_NOTHING);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
