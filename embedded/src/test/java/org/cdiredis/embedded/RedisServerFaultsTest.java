package org.cdiredis.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RedisServerFaultsTest {

    private static final Duration SHORT = Duration.ofMillis(200);

    private RedisServer server;

    @BeforeEach
    void start() {
        server = RedisServer.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private RespConnection connection() throws IOException {
        return RespConnection.open(server.endpoint(), SHORT);
    }

    @Test
    void stop_ofARunningServer_endsProcessAndPort() {
        long pid = server.pid();

        server.stop();

        assertThat(server.isAlive()).isFalse();
        assertThat(ProcessHandle.of(pid)).isEmpty();
        assertThat(FreePorts.isFree(server.port())).isTrue();
        assertThatThrownBy(() -> server.command("PING")).isInstanceOf(EmbeddedRedisException.class);
    }

    @Test
    void stop_twice_doesNothingMore() {
        server.stop();

        assertThatCode(server::stop).doesNotThrowAnyException();
    }

    @Test
    void stop_ofAPausedServer_endsIt() {
        server.pause();

        server.stop();

        assertThat(server.isAlive()).isFalse();
    }

    @Test
    void kill_withAClientConnected_breaksItsConnection() throws IOException {
        try (RespConnection client = connection()) {
            client.command("PING");

            server.kill();

            assertThat(server.isAlive()).isFalse();
            assertThatThrownBy(() -> client.command("PING"))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void restart_afterKill_isANewEmptyProcessOnTheSamePort() {
        int port = server.port();
        long pid = server.pid();
        server.command("SET", "key", "value");
        server.kill();

        server.restart();

        assertThat(server.port()).isEqualTo(port);
        assertThat(server.pid()).isNotEqualTo(pid);
        assertThat(server.command("EXISTS", "key")).isEqualTo("0");
    }

    @Test
    void restart_afterStop_bringsTheServerBack() {
        server.stop();

        server.restart();

        assertThat(server.command("PING")).isEqualTo("PONG");
    }

    @Test
    void restart_ofARunningServer_replacesIt() {
        long pid = server.pid();

        server.restart();

        assertThat(ProcessHandle.of(pid)).isEmpty();
        assertThat(server.command("PING")).isEqualTo("PONG");
    }

    @Test
    void restart_whenThePortWasTakenMeanwhile_failsAndCanBeRepeated() {
        server.stop();
        try (RedisServer other = RedisServer.builder().port(server.port()).start()) {
            assertThatThrownBy(server::restart).hasMessageContaining("Port " + other.port() + " of 127.0.0.1 is taken");
        }

        server.restart();

        assertThat(server.command("PING")).isEqualTo("PONG");
    }

    @Test
    void pause_withAClientConnected_blocksItUntilResume() throws IOException {
        try (RespConnection client = connection()) {
            client.command("PING");
            server.pause();

            assertThat(server.isAlive()).isTrue();
            assertThatThrownBy(() -> client.command("PING")).isInstanceOf(SocketTimeoutException.class);
            try (RespConnection another = connection()) {
                assertThatThrownBy(() -> another.command("PING")).isInstanceOf(SocketTimeoutException.class);
            }
        }

        server.resume();

        assertThat(server.command("PING")).isEqualTo("PONG");
    }

    @Test
    void pause_ofADeadServer_isAnError() {
        server.kill();

        assertThatThrownBy(server::pause)
                .isInstanceOf(EmbeddedRedisException.class)
                .hasMessage("Process " + server.pid() + " has ended, so signal STOP can't be sent.");
    }
}
