package org.cdiredis.internal.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;

import org.cdiredis.embedded.RedisServer;

final class EmbeddedServersTest {

    @Test
    void problem_withoutTheArtifact_saysWhatToAdd() throws Exception {
        URL extension =
                EmbeddedServers.class.getProtectionDomain().getCodeSource().getLocation();
        try (URLClassLoader alone = new URLClassLoader(new URL[] {extension}, ClassLoader.getPlatformClassLoader())) {
            Object problem = alone.loadClass(EmbeddedServers.class.getName())
                    .getMethod("problem")
                    .invoke(null);

            assertThat(problem)
                    .isEqualTo(Optional.of("the embedded Redis is not on the class path. Add the dependency"
                            + " org.cdiredis:cdi-redis-embedded, or write a location such as redis://localhost:6379"));
        }
    }

    @Test
    void problem_withTheArtifact_isNone() {
        assertThat(EmbeddedServers.problem()).isEmpty();
    }

    @Test
    void server_isSharedAndEndsWithItsLastUser() {
        EmbeddedServers.Running one = EmbeddedServers.start(OptionalInt.empty());
        EmbeddedServers.Running other = EmbeddedServers.start(OptionalInt.empty());
        assertThat(other.port()).isEqualTo(one.port());

        one.close();
        other.close();

        try (RedisServer sameAgain = RedisServer.builder().port(one.port()).start()) {
            assertThat(sameAgain.isAlive()).isTrue();
        }
    }
}
