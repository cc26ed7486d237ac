package org.cdiredis.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

class SecrecyTest {

    private static final String PASSWORD = "s3cret \"quoted\" \\ pässword#";

    @Test
    void password_ofAServer_isRequired() throws IOException {
        try (RedisServer server = RedisServer.builder().password(PASSWORD).start();
                RespConnection stranger =
                        RespConnection.open(new Endpoint(server.port(), null, null), Duration.ofSeconds(5))) {
            assertThat(server.password()).contains(PASSWORD);
            assertThat(server.command("PING")).isEqualTo("PONG");
            assertThatThrownBy(() -> stranger.command("PING")).hasMessageStartingWith("NOAUTH");
            assertThatThrownBy(() -> stranger.command("AUTH", "guess")).hasMessageStartingWith("WRONGPASS");
            assertThat(stranger.command("AUTH", PASSWORD)).isEqualTo("OK");
        }
    }

    @Test
    void password_empty_isRefused() {
        assertThatThrownBy(() -> RedisServer.builder().password("")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void password_ofARunningServer_isNeitherInTextsNorInTheProcessListNorReadableByOthers() throws IOException {
        try (RedisServer server = RedisServer.builder().password("topsecret").start()) {
            Path directory = directoryOf(server);

            assertThat(server.toString() + server.endpoint() + server.uri()).doesNotContain("topsecret");
            ProcessHandle.allProcesses()
                    .forEach(process -> assertThat(process.info().toString()).doesNotContain("topsecret"));
            assertThat(Files.getPosixFilePermissions(directory))
                    .isEqualTo(Set.of(
                            PosixFilePermission.OWNER_READ,
                            PosixFilePermission.OWNER_WRITE,
                            PosixFilePermission.OWNER_EXECUTE));
            assertThat(Files.getPosixFilePermissions(directory.resolve("redis.conf")))
                    .isEqualTo(Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
            assertThat(Files.readString(directory.resolve("redis.log"))).doesNotContain("topsecret");
        }
    }

    private static Path directoryOf(RedisServer server) {
        return Path.of(server.command("CONFIG", "GET", "dir").lines().toList().get(1));
    }

    @Test
    void password_inALineThatRedisRefuses_isNotInTheError() {
        RedisServer.Builder builder = RedisServer.builder()
                .password("topsecret")
                .option("user", "alice on >alsosecret ~* +@nonsense")
                .option("masterauth", "thirdsecret surplus");

        assertThatThrownBy(builder::start).satisfies(error -> {
            StringWriter trace = new StringWriter();
            error.printStackTrace(new PrintWriter(trace));
            assertThat(trace.toString())
                    .contains("redis-server ended during its start", "***")
                    .doesNotContain("topsecret", "alsosecret", "thirdsecret");
        });
    }

    @Test
    void command_thatFails_doesNotRepeatItsArguments() {
        try (RedisServer server = RedisServer.builder().password("topsecret").start()) {
            assertThatThrownBy(() -> server.command("AUTH", "othersecret"))
                    .hasMessageStartingWith("AUTH failed on redis-server at redis://127.0.0.1:")
                    .hasMessageNotContainingAny("topsecret", "othersecret");
        }
    }

    @Test
    void toString_ofWhatCarriesASecret_hidesIt() {
        RedisConf conf =
                new RedisConf(List.of(Directive.quoted("requirepass", "topsecret"), new Directive("maxmemory", "1mb")));

        assertThat(conf.toString()).isEqualTo("[requirepass ***, maxmemory 1mb]");
        assertThat(new Endpoint(6379, "topsecret", null)).hasToString("redis://127.0.0.1:6379");
    }
}
