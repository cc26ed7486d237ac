package org.cdiredis;

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

/** What may know what. */
@AnalyzeClasses(packages = "org.cdiredis", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

    private static final String CONFIG = "org.cdiredis.internal.config";
    private static final String CLIENT = "org.cdiredis.internal.client";
    private static final String COMMANDS = "org.cdiredis.internal.commands";
    private static final String CODEC = "org.cdiredis.internal.codec";
    private static final String SERIALIZERS = "org.cdiredis.internal.codec.serialize";
    private static final String INVALIDATION = "org.cdiredis.internal.invalidation";
    private static final String PIPELINE = "org.cdiredis.internal.pipeline";
    private static final String PROTOCOL = "org.cdiredis.internal.protocol";
    private static final String LOCK = "org.cdiredis.internal.lock";
    private static final String LIMIT = "org.cdiredis.internal.limit";
    private static final String CDI = "org.cdiredis.internal.cdi";
    private static final String STRUCTURES = "org.cdiredis.internal.structures";
    private static final String TRANSACTION = "org.cdiredis.internal.transaction";
    private static final String SPI = "org.cdiredis.spi";
    private static final String EMBEDDED = "org.cdiredis.internal.embedded";

    @ArchTest
    static final ArchRule packages_haveNoCycles =
            slices().matching("org.cdiredis.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule redisson_isKnownToClientsCommandsStructuresAndLocksOnly = noClasses()
            .that()
            .resideOutsideOfPackages(
                    CLIENT,
                    COMMANDS,
                    STRUCTURES,
                    LOCK,
                    LIMIT,
                    INVALIDATION,
                    PIPELINE,
                    PROTOCOL,
                    CDI,
                    "org.cdiredis.client")
            .and()
            .doNotHaveFullyQualifiedName("org.cdiredis.Caches")
            .and()
            .doNotHaveFullyQualifiedName("org.cdiredis.Structures")
            .and()
            .doNotHaveFullyQualifiedName("org.cdiredis.StructureBatch")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.redisson..");

    @ArchTest
    static final ArchRule failsafe_isKnownToClientsOnly = noClasses()
            .that()
            .resideOutsideOfPackage(CLIENT)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.failsafe..");

    @ArchTest
    static final ArchRule netty_isKnownToTheCodecForRedissonAndItsOwnConnectionsOnly = noClasses()
            .that()
            .resideOutsideOfPackages(STRUCTURES, INVALIDATION, PIPELINE, PROTOCOL)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.netty..");

    @ArchTest
    static final ArchRule transactions_areKnownToTheirPackageOnly = noClasses()
            .that()
            .resideOutsideOfPackage(TRANSACTION)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("jakarta.transaction..");

    @ArchTest
    static final ArchRule cdi_isKnownToTheExtensionAndTheApiOnly = noClasses()
            .that()
            .resideOutsideOfPackages("org.cdiredis", CDI, TRANSACTION)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta..");

    @ArchTest
    static final ArchRule jackson_isKnownToCodecsOnly = noClasses()
            .that()
            .resideOutsideOfPackages(CODEC, SERIALIZERS, CDI)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml..");

    @ArchTest
    static final ArchRule optionalLibraries_areKnownToOneClassEach = noClasses()
            .that()
            .haveNameNotMatching("org[.]cdiredis[.]internal[.]codec[.](compress[.](Lz4|Zstandard|SnappyBlock|Lzma)"
                    + "|serialize[.](MessagePack|Cbor|Smile))|org[.]cdiredis[.]internal[.]near[.]Session")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "net.jpountz..",
                    "com.github.luben..",
                    "org.xerial..",
                    "org.tukaani..",
                    "org.msgpack..",
                    "com.github.benmanes..",
                    "com.fasterxml.jackson.dataformat..");

    @ArchTest
    static final ArchRule configurationApis_areKnownToTheReaderOnly = noClasses()
            .that()
            .resideOutsideOfPackages(CONFIG, CDI, SPI)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.smallrye..", "org.eclipse.microprofile..");

    @ArchTest
    static final ArchRule embeddedRedis_isKnownToOnePackageOnly = noClasses()
            .that()
            .resideInAPackage("org.cdiredis..")
            .and()
            .resideOutsideOfPackages("org.cdiredis.embedded..", EMBEDDED)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.cdiredis.embedded..");

    @ArchTest
    static final ArchRule publicPackages_doNotDependOnInternalOnes = noClasses()
            .that()
            .resideInAnyPackage(
                    "org.cdiredis",
                    "org.cdiredis.codec",
                    "org.cdiredis.client",
                    "org.cdiredis.lock",
                    "org.cdiredis.limit",
                    "org.cdiredis.spi")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.cdiredis.internal..");

    @ArchTest
    static final ArchRule classes_printNothing = GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    @ArchTest
    static final ArchRule classes_doNotUseJavaUtilLogging = GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;

    @ArchTest
    static final ArchRule currentContainer_isAskedForWhenDeserializingOnly = noClasses()
            .that()
            .doNotHaveSimpleName("InjectedCacheReference")
            .should()
            .callMethod(jakarta.enterprise.inject.spi.CDI.class, "current");

    @ArchTest
    static final ArchRule exceptions_areRedisCacheExceptionsIfPublic = classes()
            .that()
            .resideInAnyPackage("org.cdiredis", "org.cdiredis.lock", "org.cdiredis.limit")
            .and()
            .haveSimpleNameEndingWith("Exception")
            .should()
            .beAssignableTo(RedisCacheException.class);

    @ArchTest
    static void publicApi_isTheDocumentedOne(JavaClasses classes) {
        assertThat(classes.stream()
                        .filter(type -> type.getPackageName().equals("org.cdiredis")
                                || type.getPackageName().equals("org.cdiredis.codec")
                                || type.getPackageName().equals("org.cdiredis.client")
                                || type.getPackageName().equals("org.cdiredis.lock")
                                || type.getPackageName().equals("org.cdiredis.limit")
                                || type.getPackageName().equals("org.cdiredis.spi"))
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .filter(JavaClass::isTopLevelClass)
                        .map(JavaClass::getSimpleName))
                .containsExactlyInAnyOrder(
                        "AsyncCache",
                        "Batch",
                        "ByteForm",
                        "Cache",
                        "CacheError",
                        "CacheErrorHandler",
                        "CacheStatistics",
                        "Caches",
                        "CounterOverflowException",
                        "CircuitOpenException",
                        "ErrorKind",
                        "Expiry",
                        "GlobPattern",
                        "Compressor",
                        "KeyCodec",
                        "KeyPrefixSupplier",
                        "KeySpace",
                        "Leasable",
                        "LoadPolicy",
                        "MethodCaches",
                        "LockHandle",
                        "LockLostException",
                        "LockNotAcquiredException",
                        "Locks",
                        "Lookup",
                        "NoSuchEntryException",
                        "NullPolicy",
                        "Rate",
                        "RateDecision",
                        "RateLimitedException",
                        "RateLimiter",
                        "RateLimiters",
                        "RedisAccess",
                        "RedisAccessFactory",
                        "RedisCache",
                        "RedisCacheException",
                        "RedisLock",
                        "RedisReadWriteLock",
                        "RedisScripts",
                        "RedisSemaphore",
                        "RedisUnavailableException",
                        "SingleFlight",
                        "RedissonCustomizer",
                        "ScoreCondition",
                        "StructureBatch",
                        "Structures",
                        "Serializer",
                        "TimeToLive",
                        "ValueDecodingException",
                        "ValueEncodingException",
                        "WrongTypeException");
    }
}
