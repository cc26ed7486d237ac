package org.cdiredis.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The snippet of the how-to. */
class EmbeddedHowToTest {

    @Test
    void application_whenRedisGoesAndComesBack_continues() {
        try (RedisServer redis = RedisServer.builder()
                .password("secret")
                .option("maxmemory", "10mb")
                .start()) {
            redis.command("SET", "greeting", "hello");
            assertThat(redis.command("GET", "greeting")).isEqualTo("hello");

            redis.kill(); // gone: connections break, port() refuses new ones
            assertThatThrownBy(() -> redis.command("PING")).isInstanceOf(EmbeddedRedisException.class);

            redis.restart(); // back: same port, same settings, no data
            assertThat(redis.command("EXISTS", "greeting")).isEqualTo("0");
        }
    }
}
