package org.cdiredis.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {

    @Test
    void stop_ofAServer_deletesItsDirectory() {
        Path directory;
        try (RedisServer server = RedisServer.start()) {
            directory = directoryOf(server);
            assertThat(directory).isDirectory();
        }
        assertThat(directory).doesNotExist();
    }

    @Test
    void start_thatFails_leavesNoDirectoryAndNoProcess(@TempDir Path own) throws IOException {
        Path failing = Files.writeString(own.resolve("failing"), "#!/bin/sh\npwd -P\nexit 1\n");
        Files.setPosixFilePermissions(failing, PosixFilePermissions.fromString("rwx------"));
        Set<ProcessHandle> before = children();
        System.setProperty(ServerBinary.PROPERTY, failing.toString());
        try {
            assertThatThrownBy(RedisServer::start)
                    .isInstanceOf(EmbeddedRedisException.class)
                    .satisfies(error -> {
                        String lastLine = String.valueOf(error.getMessage())
                                .lines()
                                .toList()
                                .get(1);
                        assertThat(Path.of(lastLine)).isAbsolute().doesNotExist();
                    });
        } finally {
            System.clearProperty(ServerBinary.PROPERTY);
        }
        assertThat(children()).isEqualTo(before);
    }

    @Test
    void restart_ofAServer_deletesTheDirectoryOfItsFormerLife() {
        try (RedisServer server = RedisServer.start()) {
            Path former = directoryOf(server);

            server.restart();

            assertThat(former).doesNotExist();
        }
    }

    @Test
    void stop_ofAllServers_leavesNoThread() {
        RedisServer.start().close();
        Set<Thread> before = ownThreads();

        try (RedisServer server = RedisServer.start()) {
            server.pause();
            server.resume();
            server.kill();
            server.restart();
        }

        await().pollInSameThread().untilAsserted(() -> assertThat(before).containsAll(ownThreads()));
    }

    @Test
    void stop_ofAllServers_leavesNoProcess() {
        Set<ProcessHandle> before = children();

        try (RedisReplication redis = RedisReplication.start(1)) {
            assertThat(children()).hasSizeGreaterThanOrEqualTo(before.size() + 4);
            redis.primary().kill();
        }

        assertThat(children()).isEqualTo(before);
    }

    private static Path directoryOf(RedisServer server) {
        return Path.of(server.command("CONFIG", "GET", "dir").lines().toList().get(1));
    }

    private static Set<ProcessHandle> children() {
        return new HashSet<>(ProcessHandle.current().children().toList());
    }

    /**
     * Without those that the JDK keeps for all of a JVM: they wait for child processes, and hold no class loader but
     * its own.
     */
    private static Set<Thread> ownThreads() {
        Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
        threads.removeIf(thread -> thread.getName().startsWith("process reaper")
                || thread.getName().startsWith("ForkJoinPool.commonPool"));
        return threads;
    }
}
