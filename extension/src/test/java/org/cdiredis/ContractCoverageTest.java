package org.cdiredis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** Each check of the contract that is in force has a test. */
final class ContractCoverageTest {

    private static final List<IntStream> IN_FORCE = List.of(
            IntStream.rangeClosed(1, 6),
            IntStream.of(10),
            IntStream.rangeClosed(12, 30),
            IntStream.rangeClosed(79, 81),
            IntStream.rangeClosed(100, 101),
            IntStream.rangeClosed(107, 123),
            IntStream.rangeClosed(124, 142),
            IntStream.of(181),
            IntStream.of(99),
            IntStream.rangeClosed(153, 164),
            IntStream.of(205));

    @Test
    void eachCheckInForce_hasATest() {
        Set<Integer> tested = new TreeSet<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(new ImportOption.OnlyIncludeTests())
                .importPackages("org.cdiredis")) {
            for (JavaMethod method : type.getMethods()) {
                if (method.isAnnotatedWith(Contract.class)) {
                    for (int number : method.getAnnotationOfType(Contract.class).value()) {
                        tested.add(number);
                    }
                }
            }
        }

        assertThat(tested)
                .containsAll(IN_FORCE.stream().flatMap(IntStream::boxed).toList());
    }
}
