package org.cdiredis.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerBinaryTest {

    private static final String OTHER_SERVERS =
            "install a Redis and set cdi-redis.location=redis://host:port; or run a "
                    + "container image, as with \"docker run -p 6379:6379 redis:8\", and set "
                    + "cdi-redis.location=redis://localhost:6379";
    private static final String OWN_SERVER = "name a redis-server of your own with system property "
            + "cdi-redis.embedded.executable=/path/to/redis-server (environment variable CDI_REDIS_EMBEDDED_EXECUTABLE)";

    @TempDir
    private Path directory;

    private static ServerBinary shippedFor(String os, String arch) {
        return new ServerBinary(new Platform(os, arch), null, ServerBinaryTest.class.getClassLoader()::getResource);
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, amd64",
        "Linux, aarch64",
        "Linux, x86_64",
        "Linux, i386",
        "Mac OS X, x86_64",
        "Mac OS X, aarch64"
    })
    void problem_onAPlatformWithABinary_isNone(String os, String arch) {
        assertThat(shippedFor(os, arch).problem()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Linux, s390x", "Linux, ppc64le", "Mac OS X, i386", "SunOS, amd64"})
    void problem_onAPlatformWithoutBinary_namesTheAlternatives(String os, String arch) {
        assertThat(shippedFor(os, arch).problem())
                .contains("cdi-redis-embedded has no redis-server for " + os + " (" + arch
                        + "); it has them for Linux (amd64, arm64, 386) and macOS (amd64, arm64). Instead, "
                        + OTHER_SERVERS + "; or " + OWN_SERVER + ".");
    }

    @Test
    void problem_onWindows_namesOtherServersOnly() {
        assertThat(shippedFor("Windows 11", "amd64").problem())
                .contains("The embedded Redis doesn't run on Windows 11 (amd64). Instead, " + OTHER_SERVERS + ".");
    }

    @Test
    void problem_withoutTheJarOfTheBinaries_namesIt() {
        ServerBinary binary = new ServerBinary(new Platform("Linux", "amd64"), null, name -> null);

        assertThat(binary.problem())
                .contains(
                        "redis-server-7.0.15-linux-amd64 is not on the class path: add org.signal:embedded-redis:0.9.1, "
                                + "which cdi-redis-embedded depends on and something excludes; or " + OWN_SERVER + ".");
        assertThatThrownBy(() -> binary.placeIn(directory)).isInstanceOf(EmbeddedRedisException.class);
    }

    @Test
    void problem_withAnOwnExecutableOnAPlatformWithoutBinary_isNone() {
        Path shell = Path.of("/bin/sh");

        assertThat(new ServerBinary(new Platform("Linux", "s390x"), shell, name -> null).problem())
                .isEmpty();
    }

    @Test
    void problem_withAnOwnExecutableThatIsNone_namesItAndWhereItIsStated() throws IOException {
        Path file = Files.createFile(directory.resolve("redis-server"));
        ServerBinary binary = new ServerBinary(new Platform("Linux", "amd64"), file, name -> null);

        assertThat(binary.problem())
                .contains(
                        file + ", which system property cdi-redis.embedded.executable or environment variable "
                                + "CDI_REDIS_EMBEDDED_EXECUTABLE names as the redis-server to start, is not an executable file.");
    }

    @Test
    void problem_withTheSystemPropertySet_isAboutThatExecutable() {
        System.setProperty(ServerBinary.PROPERTY, "/no/such/redis-server");
        try {
            assertThat(EmbeddedRedis.problem()).get().asString().startsWith("/no/such/redis-server, which system");
            assertThatThrownBy(RedisServer::start)
                    .isInstanceOf(EmbeddedRedisException.class)
                    .hasMessageStartingWith("/no/such/redis-server, which system property");
        } finally {
            System.clearProperty(ServerBinary.PROPERTY);
        }
    }

    @Test
    void requireExecutable_whereProgramsCantBeStarted_namesTheTemporaryDirectory() throws IOException {
        Path file = Files.createFile(directory.resolve("redis-server"));

        assertThatThrownBy(() -> ServerBinary.requireExecutable(file))
                .isInstanceOf(EmbeddedRedisException.class)
                .hasMessage("Programs can't be started from " + directory
                        + " (mounted with noexec?): point system property " + "java.io.tmpdir to another directory, or "
                        + OWN_SERVER + ".");
    }
}
