package org.cdiredis.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

import org.junit.jupiter.api.Test;

/** What the extension and the embedded Redis bring into an application, so that an added library is noticed. */
class LibrariesIT {

    private static final String DIRECTORY = "WEB-INF/lib/";
    private static final Set<String> SAMPLES_OWN =
            Set.of("cdi-redis-session", "caffeine", "error_prone_annotations", "fastcsv");

    @Test
    void testWars_haveTheListedLibraries() throws IOException {
        assertThat(Arrays.stream(Wars.libraries()).map(file -> withoutVersion(file.getName())))
                .containsExactlyInAnyOrderElementsOf(listed());
    }

    @Test
    void sample_hasTheListedLibrariesThoseOfSessionsAndItsOwn() throws IOException {
        try (ZipFile war = new ZipFile(Wars.bookshopFile())) {
            assertThat(war.stream()
                            .map(ZipEntry::getName)
                            .filter(name -> name.startsWith(DIRECTORY) && name.endsWith(".jar"))
                            .map(name -> withoutVersion(name.substring(DIRECTORY.length())))
                            .filter(name -> !SAMPLES_OWN.contains(name)))
                    .containsExactlyInAnyOrderElementsOf(listed());
        }
    }

    private static List<String> listed() throws IOException {
        try (InputStream list =
                Objects.requireNonNull(LibrariesIT.class.getResourceAsStream("/war-libraries.txt"), "list")) {
            Stream<String> lines = new String(list.readAllBytes(), StandardCharsets.UTF_8).lines();
            return lines.filter(line -> !line.startsWith("#")).toList();
        }
    }

    private static String withoutVersion(String jar) {
        return jar.replaceFirst("-\\d.*", "");
    }
}
