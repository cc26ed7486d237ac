package org.cdiredis.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.cdiredis.Contract;

/** How values are written is checked when an application is deployed. */
final class ValueSettingsTest {

    @ParameterizedTest
    @Contract({112, 115})
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "serializer=org.example.Nothing|CDIREDIS00002: cdi-redis.serializer = \"org.example.Nothing\": no such class."
                        + " Write the full name of a class of the application, or the name of a CDI bean",
                "compressor=java.lang.String|CDIREDIS00002: cdi-redis.compressor = \"java.lang.String\": the class does not"
                        + " implement org.cdiredis.codec.Compressor",
                "serializer=jdk|CDIREDIS00021: cdi-redis.serializer = \"jdk\": no class may be read. Set"
                        + " cdi-redis.cache.default.serializer.allowed-classes to class names and package patterns, as in"
                        + " org.example.Book,org.example.model.*",
                "serializer.allowed-classes=**|CDIREDIS00002: cdi-redis.serializer.allowed-classes = \"***\": a pattern"
                        + " without a package, which may let in any class. Write class names and package patterns, as in"
                        + " org.example.Book,org.example.model.*",
                "serializer.allowed-classes=org.x.A,maxdepth=1000|CDIREDIS00002: cdi-redis.serializer.allowed-classes ="
                        + " \"***\": limits and exceptions are not read. Write class names and package"
                        + " patterns, as in org.example.Book,org.example.model.*",
                "serializer.kryo-classes=java.lang.String|CDIREDIS00002: cdi-redis.serializer.kryo-classes ="
                        + " \"java.lang.String\": an entry without an id. Write 100=org.example.Book, for example",
                "serializer.kryo-classes=9=java.lang.Thread|CDIREDIS00002: cdi-redis.serializer.kryo-classes ="
                        + " \"***\": not an integer from 100 to 9999",
                "serializer.kryo-classes=100=java.lang.Thread,100=java.lang.Number|CDIREDIS00002:"
                        + " cdi-redis.serializer.kryo-classes = \"***\": an id or a"
                        + " class is there twice. Give each class an id of its own",
                "compressor.level=7|",
                "format=tag|CDIREDIS00002: cdi-redis.format = \"tag\": no such value. Write tagged, plain",
                "max-value-size=0|CDIREDIS00002: cdi-redis.max-value-size = \"0\": not an integer from 1 to 1073741824",
            })
    void mistake_isReportedWithKeyValueAndRemedy(String line, String problem) {
        assertThat(problems(getClass().getClassLoader(), "cdi-redis." + line))
                .isEqualTo(problem == null ? "" : "\n  - " + problem);
    }

    @Test
    @Contract(117)
    void level_thatTheCompressorDoesNotHave_isReported() {
        assertThat(problems(getClass().getClassLoader(), "cdi-redis.compressor=gzip", "cdi-redis.compressor.level=12"))
                .isEqualTo(
                        "\n  - CDIREDIS00002: cdi-redis.compressor.level = \"12\": the levels of the compressor gzip are:"
                                + " 1 to 9");
    }

    @ParameterizedTest
    @Contract(115)
    @CsvSource({
        "serializer, msgpack, org.msgpack:jackson-dataformat-msgpack",
        "serializer, cbor, com.fasterxml.jackson.dataformat:jackson-dataformat-cbor",
        "serializer, smile, com.fasterxml.jackson.dataformat:jackson-dataformat-smile",
        "compressor, lz4, at.yawk.lz4:lz4-java",
        "compressor, zstd, com.github.luben:zstd-jni",
        "compressor, snappy, org.xerial.snappy:snappy-java",
        "compressor, lzma, org.tukaani:xz"
    })
    void libraryThatIsAbsent_isNamedWithItsCoordinates(String option, String value, String coordinates)
            throws Exception {
        assertThat(withoutLibraries("cdi-redis." + option + "=" + value))
                .isEqualTo("\n  - CDIREDIS00020: cdi-redis." + option + " = \"" + value
                        + "\" needs a library that is not there. Add the dependency " + coordinates);
        assertThat(problems(getClass().getClassLoader(), "cdi-redis." + option + "=" + value))
                .isEmpty();
    }

    @Test
    void librariesThatAreAbsent_areNotNeededByWhatDoesNotUseThem() throws Exception {
        assertThat(withoutLibraries("cdi-redis.serializer=json", "cdi-redis.compressor=gzip"))
                .isEmpty();
    }

    private static String withoutLibraries(String... lines) throws Exception {
        ClassLoader loader = new WithoutLibraries();
        Object reading = loader.loadClass(Reading.class.getName())
                .getDeclaredConstructor(String[].class)
                .newInstance((Object) lines);
        return (String) ((Callable<?>) reading).call();
    }

    private static String problems(ClassLoader loader, String... lines) {
        Map<String, String> properties = new java.util.LinkedHashMap<>();
        properties.put("cdi-redis.location", "redis://localhost");
        for (String line : lines) {
            properties.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
        }
        Problems problems = new Problems();
        new ConfigurationReader(
                        new SmallRyeConfigBuilder()
                                .withSources(new PropertiesConfigSource(properties, "test", 100))
                                .build(),
                        loader,
                        problems)
                .read(Map.of());
        if (problems.isEmpty()) {
            return "";
        }
        String text = problems.text();
        return text.substring(text.indexOf("\n  - "));
    }

    /** Reads a configuration, and writes and reads a value, where libraries may be absent. */
    public static final class Reading implements Callable<String> {

        private final String[] lines;

        public Reading(String[] lines) {
            this.lines = lines.clone();
        }

        @Override
        public String call() throws Exception {
            org.cdiredis.internal.codec.ValueCodecs codecs =
                    new org.cdiredis.internal.codec.ValueCodecs(TestSettings.components());
            org.cdiredis.internal.codec.ValueCodec<String> codec = codecs.codec(
                    TestSettings.values(SerializerKind.JSON, CompressorKind.GZIP, ValueFormat.TAGGED),
                    codecs.canonical(String.class));
            assertThat(codec.decode(codec.encode("a".repeat(100)))).isEqualTo("a".repeat(100));
            return problems(getClass().getClassLoader(), lines);
        }
    }

    /** Has classes of its own of the project, which find none of the optional libraries. */
    private static final class WithoutLibraries extends ClassLoader {

        private static final List<String> ABSENT = List.of(
                "org.msgpack.",
                "com.fasterxml.jackson.dataformat.",
                "net.jpountz.",
                "com.github.luben.",
                "org.xerial.",
                "org.tukaani.");

        WithoutLibraries() {
            super(ValueSettingsTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (ABSENT.stream().anyMatch(name::startsWith)) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("org.cdiredis.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? define(name) : loaded;
            }
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (file == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = file.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
