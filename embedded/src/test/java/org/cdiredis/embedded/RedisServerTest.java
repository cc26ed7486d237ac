package org.cdiredis.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RedisServerTest {

    @Test
    void start_withoutSettings_answersOnAFreeLoopbackPort() {
        try (RedisServer server = RedisServer.start()) {
            assertThat(server.command("PING")).isEqualTo("PONG");
            assertThat(server.isAlive()).isTrue();
            assertThat(server.host()).isEqualTo("127.0.0.1");
            assertThat(server.uri()).isEqualTo("redis://127.0.0.1:" + server.port());
            assertThat(server.password()).isEmpty();
            assertThat(server.command("CONFIG", "GET", "bind")).isEqualTo("bind\n127.0.0.1");
        }
    }

    @Test
    void start_severalAtOnce_eachHasAPortAndDataOfItsOwn() {
        try (RedisServer one = RedisServer.start();
                RedisServer other = RedisServer.start()) {
            one.command("SET", "key", "value");

            assertThat(other.port()).isNotEqualTo(one.port());
            assertThat(other.command("EXISTS", "key")).isEqualTo("0");
        }
    }

    @Test
    void start_byManyThreadsAtOnce_works() throws Exception {
        int threads = 16;
        CyclicBarrier together = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            Callable<String> ping = () -> {
                together.await();
                try (RedisServer server = RedisServer.start()) {
                    return server.command("PING");
                }
            };
            for (Future<String> reply : pool.invokeAll(Collections.nCopies(threads, ping))) {
                assertThat(reply.get()).isEqualTo("PONG");
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void start_always_persistsNothing() {
        try (RedisServer server = RedisServer.start()) {
            assertThat(server.command("CONFIG", "GET", "save")).isEqualTo("save\n");
            assertThat(server.command("CONFIG", "GET", "appendonly")).isEqualTo("appendonly\nno");
        }
    }

    @Test
    void pid_ofARunningServer_isTheServerItself() {
        try (RedisServer server = RedisServer.start()) {
            assertThat(server.command("INFO", "server")).contains("process_id:" + server.pid() + "\r\n");
        }
    }

    @Test
    void start_atAStatedPort_listensThere() {
        int port = FreePorts.pick(Mode.STANDALONE);
        try (RedisServer server = RedisServer.builder().port(port).start()) {
            assertThat(server.port()).isEqualTo(port);
            assertThat(server.command("CONFIG", "GET", "port")).isEqualTo("port\n" + port);
        }
    }

    @Test
    void start_atATakenPort_saysSo() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            RedisServer.Builder builder = RedisServer.builder().port(other.getLocalPort());

            assertThatThrownBy(builder::start)
                    .isInstanceOf(EmbeddedRedisException.class)
                    .hasMessage(
                            "Port " + other.getLocalPort() + " of 127.0.0.1 is taken by another process; state another "
                                    + "port, or none for a free one.");
        }
    }

    @Test
    void start_atThePortOfAnotherRedis_saysSo() {
        try (RedisServer other = RedisServer.start()) {
            RedisServer.Builder builder = RedisServer.builder().port(other.port());

            assertThatThrownBy(builder::start).hasMessageContaining("Port " + other.port() + " of 127.0.0.1 is taken");
        }
    }

    @Test
    void start_withAnOption_passesItOn() {
        try (RedisServer server = RedisServer.builder()
                .option("maxmemory", "10mb")
                .option("maxmemory-policy", "allkeys-lru")
                .start()) {
            assertThat(server.command("CONFIG", "GET", "maxmemory")).isEqualTo("maxmemory\n10485760");
            assertThat(server.command("CONFIG", "GET", "maxmemory-policy")).endsWith("\nallkeys-lru");
        }
    }

    @Test
    void start_withUsersAndNoDefaultUser_isReady() throws IOException {
        try (RedisServer server = RedisServer.builder()
                        .option("user", "default off")
                        .option("user", "alice on >wonderland ~* +@all")
                        .start();
                RespConnection alice =
                        RespConnection.open(new Endpoint(server.port(), null, null), Duration.ofSeconds(5))) {
            assertThatThrownBy(() -> alice.command("PING")).hasMessageStartingWith("NOAUTH");
            assertThat(alice.command("AUTH", "alice", "wonderland")).isEqualTo("OK");
            assertThat(alice.command("ACL", "WHOAMI")).isEqualTo("alice");
        }
    }

    @Test
    void start_withAnInvalidDirective_failsWithTheEndOfTheLog() {
        RedisServer.Builder builder = RedisServer.builder().option("no-such-directive", "1");

        assertThatThrownBy(builder::start)
                .isInstanceOf(EmbeddedRedisException.class)
                .hasMessageStartingWith("redis-server ended during its start on port ")
                .hasMessageContaining(">>> 'no-such-directive 1'\nBad directive or wrong number of arguments");
    }

    @Test
    void start_whenTheServerNeverAnswers_failsInTime(@TempDir Path directory) throws IOException {
        Path sleeper = Files.writeString(directory.resolve("sleeper"), "#!/bin/sh\necho sleeping\nexec sleep 60\n");
        Files.setPosixFilePermissions(sleeper, PosixFilePermissions.fromString("rwx------"));
        RedisServer.Builder builder = RedisServer.builder().startTimeout(Duration.ofMillis(300));
        System.setProperty(ServerBinary.PROPERTY, sleeper.toString());
        try {
            assertThatThrownBy(builder::start)
                    .isInstanceOf(EmbeddedRedisException.class)
                    .hasMessageMatching("(?s)redis-server answers on port \\d+: not within 300 ms.*\nsleeping");
        } finally {
            System.clearProperty(ServerBinary.PROPERTY);
        }
    }

    @Test
    void start_interrupted_failsAndStaysInterrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(RedisServer::start)
                .isInstanceOf(EmbeddedRedisException.class)
                .hasMessageContaining("Interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void start_withAnOwnExecutable_usesIt(@TempDir Path directory) throws IOException {
        Path wrapper = directory.resolve("my-redis");
        Path shipped = ServerBinary.ofThisJvm().placeIn(directory);
        Files.writeString(wrapper, "#!/bin/sh\nexec '" + shipped + "' \"$@\" --maxclients 77\n");
        Files.setPosixFilePermissions(wrapper, PosixFilePermissions.fromString("rwx------"));
        System.setProperty(ServerBinary.PROPERTY, wrapper.toString());
        try (RedisServer server = RedisServer.start()) {
            assertThat(server.command("CONFIG", "GET", "maxclients")).isEqualTo("maxclients\n77");
        } finally {
            System.clearProperty(ServerBinary.PROPERTY);
        }
    }

    @Test
    void command_thatFails_hasTheServersAnswer() {
        try (RedisServer server = RedisServer.start()) {
            server.command("SET", "text", "abc");

            assertThatThrownBy(() -> server.command("INCR", "text"))
                    .isInstanceOf(EmbeddedRedisException.class)
                    .hasMessage("INCR failed on redis-server at " + server.uri()
                            + ": ERR value is not an integer or out of range");
        }
    }

    @Test
    void command_withAnArrayReply_hasALinePerElement() {
        try (RedisServer server = RedisServer.start()) {
            server.command("MSET", "a", "1", "b", "zwölf");

            assertThat(server.command("MGET", "a", "missing", "b")).isEqualTo("1\n\nzwölf");
        }
    }

    @Test
    void port_outOfRange_isRefused() {
        assertThatThrownBy(() -> RedisServer.builder().port(65_536))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A port is between 1 and 65535, not 65536");
    }

    @Test
    void option_thatTheServerDependsOn_isRefused() {
        assertThatThrownBy(() -> RedisServer.builder().option("Port", "6379"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Directive Port is set by the embedded Redis itself");
    }

    @Test
    void option_withTwoLines_isRefused() {
        assertThatThrownBy(() -> RedisServer.builder().option("maxmemory", "1mb\nport 1"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
