package org.cdiredis.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnixSocketTest {

    @TempDir
    private Path directory;

    @Test
    void unixSocket_ofARunningServer_answersBesideThePort() throws IOException {
        Path path = directory.resolve("my redis.sock");
        try (RedisServer server = RedisServer.builder().unixSocket(path).start()) {
            assertThat(ping(path)).isEqualTo("+PONG\r\n");
            assertThat(server.command("PING")).isEqualTo("PONG");
        }
        assertThat(path).doesNotExist();
    }

    @Test
    void unixSocket_ofAKilledServer_isDeletedWhenItStops() {
        Path path = directory.resolve("redis.sock");
        try (RedisServer server = RedisServer.builder().unixSocket(path).start()) {
            server.kill();
            assertThat(path).exists();
        }
        assertThat(path).doesNotExist();
    }

    private static String ping(Path path) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            channel.write(ByteBuffer.wrap("PING\r\n".getBytes(StandardCharsets.US_ASCII)));
            ByteBuffer reply = ByteBuffer.allocate(7);
            while (reply.hasRemaining() && channel.read(reply) >= 0) {
                // A blocking channel may return less than asked for.
            }
            return new String(reply.array(), 0, reply.position(), StandardCharsets.US_ASCII);
        }
    }
}
