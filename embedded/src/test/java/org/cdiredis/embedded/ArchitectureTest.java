package org.cdiredis.embedded;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;

@AnalyzeClasses(packages = "org.cdiredis.embedded", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule packages_haveNoCycles =
            slices().matching("org.cdiredis.(**)").should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    static final ArchRule classes_useTheJdkOnly = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.cdiredis.embedded", "java..", "javax.net..", "org.jspecify.annotations");

    @ArchTest
    static final ArchRule classes_printNothing = GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule classes_logThroughSystemLogger = GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    @ArchTest
    static final ArchRule classes_addNoShutdownHooks =
            noClasses().should().callMethod(Runtime.class, "addShutdownHook", Thread.class);

    @ArchTest
    static final ArchRule classes_areFinal = classes()
            .that()
            .areNotInterfaces()
            .and()
            .doNotBelongToAnyOf(EmbeddedRedisException.class)
            .should()
            .haveModifier(JavaModifier.FINAL);

    @ArchTest
    static void publicTypes_areTheDocumentedOnes(JavaClasses classes) {
        assertThat(classes.stream()
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .map(JavaClass::getName)
                        .map(name -> name.substring(name.lastIndexOf('.') + 1)))
                .containsExactlyInAnyOrder(
                        "EmbeddedRedis",
                        "EmbeddedRedis$Lease",
                        "EmbeddedRedisException",
                        "RedisCluster",
                        "RedisReplication",
                        "RedisSentinels",
                        "RedisSentinels$Builder",
                        "RedisServer",
                        "RedisServer$Builder",
                        "TlsMaterial");
    }
}
