package org.cdiredis.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the pages show is what is compiled, configured and there. */
final class DocumentationTest {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Pattern SNIPPET = Pattern.compile("```(java|xml)\\R(.*?)```", Pattern.DOTALL);
    private static final Pattern PROPERTIES = Pattern.compile("```properties\\R(.*?)```", Pattern.DOTALL);
    private static final Pattern PROPERTY =
            Pattern.compile("^cdi-redis\\.(?:cache\\.[\\w-]+\\.)?(session\\.)?([\\w.-]+)=", Pattern.MULTILINE);
    private static final Pattern OPTION = Pattern.compile("^\\| `([\\w.-]+)` \\|", Pattern.MULTILINE);
    private static final Pattern VERSION = Pattern.compile("<version>(.*?)</version>");
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#)([^)#]+)");

    private static final List<String> sources = new ArrayList<>();
    private static List<Path> pages = List.of();

    @BeforeAll
    static void read() throws IOException {
        for (String module :
                List.of("embedded", "extension", "interceptors", "session", "samples/bookshop", "benchmarks")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src"))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(DocumentationTest::addSource);
            }
        }
        addSource(ROOT.resolve("samples/bookshop/pom.xml"));
        addPom(ROOT.resolve("pom.xml"));
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            pages = Stream.concat(
                            Stream.of("README.md", "CHANGELOG.md", "CONTRIBUTING.md")
                                    .map(ROOT::resolve),
                            files.filter(file -> file.toString().endsWith(".md")))
                    .toList();
        }
    }

    @Test
    void snippets_standInCompiledCode() {
        List<String> invented = new ArrayList<>();
        for (Path page : pages) {
            Matcher snippet = SNIPPET.matcher(text(page));
            while (snippet.find()) {
                String code = flat(snippet.group(2));
                if (sources.stream().noneMatch(source -> source.contains(code))) {
                    invented.add(ROOT.relativize(page) + ": " + snippet.group(2));
                }
            }
        }

        assertThat(invented).isEmpty();
    }

    @Test
    void howTos_haveASnippet() {
        assertThat(pages.stream().filter(page -> page.getParent().endsWith("howto")))
                .isNotEmpty()
                .allSatisfy(
                        page -> assertThat(SNIPPET.matcher(text(page)).find()).isTrue());
    }

    /** The tables of options are compared with the code elsewhere. */
    @Test
    void properties_areOptions() {
        Set<String> options = options("configuration.md");
        Set<String> sessionOptions = options("sessions.md");
        List<String> invented = new ArrayList<>();
        for (Path page : pages) {
            Matcher block = PROPERTIES.matcher(text(page));
            while (block.find()) {
                Matcher property = PROPERTY.matcher(block.group(1));
                while (property.find()) {
                    if (!(property.group(1) == null ? options : sessionOptions).contains(property.group(2))) {
                        invented.add(ROOT.relativize(page) + ": " + property.group());
                    }
                }
            }
        }

        assertThat(invented).isEmpty();
    }

    private static Set<String> options(String page) {
        return OPTION.matcher(text(ROOT.resolve("docs/reference").resolve(page)))
                .results()
                .map(option -> option.group(1))
                .collect(Collectors.toSet());
    }

    @Test
    void howTos_areInTheReadme() {
        String readme = text(ROOT.resolve("README.md"));

        assertThat(pages.stream().filter(page -> page.getParent().endsWith("howto")))
                .allSatisfy(page -> assertThat(readme)
                        .contains("](" + ROOT.relativize(page).toString().replace('\\', '/') + ")"));
    }

    @Test
    void links_leadSomewhere() {
        List<String> dead = new ArrayList<>();
        for (Path page : pages) {
            Matcher link = LINK.matcher(text(page));
            while (link.find()) {
                if (!Files.exists(page.resolveSibling(link.group(1)))) {
                    dead.add(ROOT.relativize(page) + ": " + link.group(1));
                }
            }
        }

        assertThat(dead).isEmpty();
    }

    private static void addSource(Path file) {
        sources.add(flat(text(file)));
    }

    /** With the version in the place of the property. */
    private static void addPom(Path file) {
        Matcher version = VERSION.matcher(text(file));
        assertThat(version.find()).isTrue();
        sources.add(flat(text(file).replace("${project.version}", version.group(1))));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    /** Without the layout: indentation is for the page to choose. */
    private static String flat(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
