package org.cdiredis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.cdiredis.ContractChecks.Check;

/** Each check of the contract has a test, and the reference page says which. */
final class ContractCoverageTest {

    private static final Path PAGE = Path.of("..", "docs", "reference", "contract.md");

    /** Responses, fragments and sessions have no tests yet; the rest of the contract is in force. */
    private static final List<Integer> IN_FORCE = IntStream.concat(
                    IntStream.rangeClosed(1, 190), IntStream.rangeClosed(203, 205))
            .boxed()
            .toList();

    private static List<Check> checks = List.of();
    private static SortedMap<Integer, SortedSet<String>> tests = new TreeMap<>();

    @BeforeAll
    static void read() throws IOException {
        checks = ContractChecks.read();
        tests = ContractTests.find();
    }

    @Test
    void checks_areNumberedFromOneTo205() {
        assertThat(checks.stream().map(Check::number))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 205).boxed().toList());
    }

    @Test
    void eachCheckInForce_hasATest() {
        Set<Integer> met = new TreeSet<>(tests.keySet());
        checks.stream()
                .filter(check -> check.byType().isPresent())
                .map(Check::number)
                .forEach(met::add);

        assertThat(met).containsAll(IN_FORCE);
    }

    @Test
    void tests_nameChecksThatExist() {
        assertThat(checks.stream().map(Check::number).toList()).containsAll(tests.keySet());
    }

    @Test
    void sources_sayWhatTheCompiledTestsSay() {
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(new ImportOption.OnlyIncludeTests())
                .importPackages("org.cdiredis")) {
            for (JavaMethod method : type.getMethods()) {
                if (method.isAnnotatedWith(Contract.class)) {
                    assertThat(method.getAnnotations().stream()
                                    .anyMatch(annotation -> annotation
                                            .getRawType()
                                            .getPackageName()
                                            .startsWith("org.junit.")))
                            .as("%s is a test", method.getFullName())
                            .isTrue();
                    for (int number : method.getAnnotationOfType(Contract.class).value()) {
                        assertThat(tests.getOrDefault(number, new TreeSet<>()))
                                .contains(name(type) + "." + method.getName());
                    }
                }
            }
        }
    }

    @Test
    void referencePage_isWhatTheTestsSay() throws IOException {
        String expected = ContractPage.render(checks, tests);
        if (Boolean.getBoolean("contract.write")) {
            Files.writeString(PAGE, expected);
        }

        assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
                .as(
                        "docs/reference/contract.md; to write it anew, run mvn test -pl extension -am -Dtest=ContractCoverageTest"
                                + " -Dsurefire.failIfNoSpecifiedTests=false -Dcontract.write=true")
                .isEqualTo(expected);
    }

    private static String name(JavaClass type) {
        return type.getEnclosingClass().map(ContractCoverageTest::name).orElse(type.getSimpleName());
    }
}
