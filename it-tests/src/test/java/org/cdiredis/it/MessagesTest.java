package org.cdiredis.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The codes of all modules are used once, lie in their ranges, and stand on the reference page. */
final class MessagesTest {

    private static final Path ROOT = Path.of("..");
    private static final Pattern RANGE = Pattern.compile("(\\d{5})-(\\d{5})\\s+(\\S+)\\s+.*");
    private static final String MESSAGE = "org.jboss.logging.annotations.Message";

    /** Of each code the texts, and of each code the class. */
    private static final Map<Integer, List<String>> texts = new TreeMap<>();

    private static final Map<Integer, String> owners = new TreeMap<>();

    @BeforeAll
    static void read() {
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.cdiredis")) {
            if (type.isInterface()) {
                type.getMethods().stream()
                        .filter(method -> method.isAnnotatedWith(MESSAGE))
                        .forEach(method -> add(type, method));
            }
        }
    }

    private static void add(JavaClass type, JavaMethod method) {
        JavaAnnotation<JavaMethod> message = method.getAnnotationOfType(MESSAGE);
        int code = (int) message.get("id").orElseThrow();
        String text = (String) message.get("value").orElseThrow();
        texts.computeIfAbsent(code, none -> new ArrayList<>()).add(text);
        owners.put(code, type.getName());
    }

    @Test
    void codes_areUsedOnce() {
        assertThat(texts).isNotEmpty().allSatisfy((code, all) -> assertThat(all).hasSize(1));
    }

    @Test
    void codes_lieInTheirRanges() throws IOException {
        List<String> ranges = Files.readAllLines(ROOT.resolve("message-ranges.txt"));

        assertThat(owners)
                .allSatisfy((code, owner) -> assertThat(ranges.stream()
                                .map(RANGE::matcher)
                                .filter(Matcher::matches)
                                .filter(range -> Integer.parseInt(range.group(1)) <= code)
                                .filter(range -> Integer.parseInt(range.group(2)) >= code)
                                .map(range -> range.group(3)))
                        .containsExactly(owner));
    }

    @Test
    void referencePage_hasAllTexts() throws IOException {
        List<String> expected = new ArrayList<>();
        texts.forEach((code, all) -> expected.add(
                String.format("| `CDIREDIS%05d` | %s |", code, all.get(0).replaceAll("(%[sd])+", "…"))));

        List<String> rows = Files.readAllLines(ROOT.resolve("docs/reference/messages.md")).stream()
                .filter(line -> line.startsWith("| `CDIREDIS"))
                .map(line -> line.substring(0, line.lastIndexOf('|', line.length() - 2) + 1))
                .toList();

        assertThat(rows).containsExactlyElementsOf(expected);
    }
}
