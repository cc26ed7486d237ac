package org.cdiredis;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.GeneralCodingRules;

/** What may know what in the interceptors. */
@AnalyzeClasses(packages = "org.cdiredis", importOptions = ImportOption.DoNotIncludeTests.class)
final class InterceptorsArchitectureTest {

    private static final String[] HERE = {
        "org.cdiredis.caching..", "org.cdiredis.locking..", "org.cdiredis.limiting..", "org.cdiredis.interceptors.."
    };

    @ArchTest
    static final ArchRule packages_haveNoCycles =
            slices().matching("org.cdiredis.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule internalsOfTheExtension_areItsOwn = noClasses()
            .that()
            .resideInAnyPackage(HERE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.cdiredis.internal..");

    @ArchTest
    static final ArchRule caching_knowsNothingOfLocksAndLimits = noClasses()
            .that()
            .resideInAPackage("org.cdiredis.caching..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.cdiredis.locking..", "org.cdiredis.limiting..");

    @ArchTest
    static final ArchRule whatIsShared_knowsNothingOfItsUsers = noClasses()
            .that()
            .resideInAPackage("org.cdiredis.interceptors.internal..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.cdiredis.caching..", "org.cdiredis.locking..", "org.cdiredis.limiting..");

    @ArchTest
    static final ArchRule standardAnnotations_areKnownInOnePlace = noClasses()
            .that()
            .resideInAnyPackage(HERE)
            .and()
            .resideOutsideOfPackage("org.cdiredis.caching.internal.jcache")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.cache..", "org.cdiredis.caching.internal.jcache");

    @ArchTest
    static final ArchRule classes_printNothing = GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule classes_doNotUseJavaUtilLogging = GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    @ArchTest
    static final ArchRule currentContainer_isNotAskedFor = noClasses()
            .that()
            .resideInAnyPackage(HERE)
            .should()
            .callMethod(jakarta.enterprise.inject.spi.CDI.class, "current");
}
