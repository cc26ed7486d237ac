package org.cdiredis;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The tests of all modules that stand for checks of the contract, read off their sources: those of modules that are built
 * later are not compiled yet.
 */
final class ContractTests {

    private static final Path ROOT = Path.of("..");
    private static final Path TESTS = Path.of("src", "test", "java");

    private static final Pattern ANNOTATION =
            Pattern.compile("^ *@Contract\\(\\{?([\\d,\\s]+)}?\\)$", Pattern.MULTILINE);
    private static final Pattern DECLARATION = Pattern.compile(
            "^ *(?:[\\w<>?, ]+ )?void (\\w+)\\(|^ *(?:\\w+ )*(?:class|interface) \\w+", Pattern.MULTILINE);

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private ContractTests() {}

    /** Of each number the tests, as {@code Class.method}, or {@code Class} where all of its tests stand for the check. */
    static SortedMap<Integer, SortedSet<String>> find() throws IOException {
        SortedMap<Integer, SortedSet<String>> tests = new TreeMap<>();
        for (Path module : modules()) {
            try (Stream<Path> files = Files.walk(module.resolve(TESTS))) {
                for (Path file :
                        files.filter(path -> path.toString().endsWith(".java")).toList()) {
                    add(file, tests);
                }
            }
        }
        return tests;
    }

    private static List<Path> modules() throws IOException {
        try (Stream<Path> folders = Files.find(
                ROOT, 2, (path, attributes) -> attributes.isDirectory() && Files.isDirectory(path.resolve(TESTS)))) {
            return folders.toList();
        }
    }

    private static void add(Path file, SortedMap<Integer, SortedSet<String>> tests) throws IOException {
        String source = Files.readString(file);
        String type = file.getFileName().toString().replace(".java", "");
        Matcher annotation = ANNOTATION.matcher(source);
        Matcher declaration = DECLARATION.matcher(source);
        while (annotation.find()) {
            if (!declaration.find(annotation.end())) {
                throw new AssertionError(file + ": nothing follows " + annotation.group());
            }
            String test = declaration.group(1) == null ? type : type + "." + declaration.group(1);
            NUMBER.matcher(annotation.group(1))
                    .results()
                    .map(number -> Integer.valueOf(number.group()))
                    .forEach(number -> tests.computeIfAbsent(number, none -> new TreeSet<>())
                            .add(test));
        }
    }
}
