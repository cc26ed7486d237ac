package org.cdiredis;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;

/** What may know what in the sessions. */
@AnalyzeClasses(packages = "org.cdiredis", importOptions = ImportOption.DoNotIncludeTests.class)
final class SessionArchitectureTest {

    private static final String HERE = "org.cdiredis.session..";

    /** Which know servlets; and the beans, which look for the sessions in the servlet context. */
    private static final String[] ADAPTERS = {
        "org.cdiredis.session.filter..",
        "org.cdiredis.session.payara..",
        "org.cdiredis.session.servlet..",
        "org.cdiredis.session.tomcat..",
        "org.cdiredis.session.undertow..",
        "org.cdiredis.session.internal.cdi.."
    };

    @ArchTest
    static final ArchRule packages_haveNoCycles =
            slices().matching("org.cdiredis.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule internalsOfTheExtension_areItsOwn = noClasses()
            .that()
            .resideInAPackage(HERE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.cdiredis.internal..");

    @ArchTest
    static final ArchRule model_knowsNoServlets = noClasses()
            .that()
            .resideInAPackage(HERE)
            .and()
            .resideOutsideOfPackages(ADAPTERS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.servlet..", "io.undertow..", "org.apache.catalina..");

    @ArchTest
    static final ArchRule redisson_isNotKnown = noClasses()
            .that()
            .resideInAPackage(HERE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.redisson..");

    @ArchTest
    static final ArchRule publicPackage_doesNotDependOnInternalOnes = noClasses()
            .that()
            .resideInAPackage("org.cdiredis.session")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.cdiredis.session.internal..");

    @ArchTest
    static final ArchRule classes_printNothing = GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule classes_doNotUseJavaUtilLogging = GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
}
