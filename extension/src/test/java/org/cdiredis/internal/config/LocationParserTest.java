package org.cdiredis.internal.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LocationParserTest {

    @ParameterizedTest
    @CsvSource({
        "redis://localhost,                    false, localhost,    6379, 0",
        "redis://localhost:6400,               false, localhost,    6400, 0",
        "redis://localhost/,                   false, localhost,    6379, 0",
        "redis://localhost:6400/2,             false, localhost,    6400, 2",
        "redis://localhost?db=3,               false, localhost,    6379, 3",
        "redis://localhost/3?db=3,             false, localhost,    6379, 3",
        "REDISS://cache.example.org:6380,      true,  cache.example.org, 6380, 0",
        "valkey://10.0.0.1,                    false, 10.0.0.1,     6379, 0",
        "valkeys://10.0.0.1,                   true,  10.0.0.1,     6379, 0",
        "redis://my_redis:6379,                false, my_redis,     6379, 0",
        "redis://[::1]:6400/1,                 false, [::1],        6400, 1",
        "redis://user:password@localhost:6400, false, localhost,    6400, 0",
    })
    void serverUrl_isRead(String url, boolean tls, String host, int port, int database) throws Exception {
        assertThat(LocationParser.parse(url).location()).isEqualTo(new Location.Server(tls, host, port, database));
    }

    @Test
    void userAndPassword_arePercentDecoded() throws Exception {
        assertThat(LocationParser.parse("redis://a%40nn:p%3A%2F%40%23+%25@localhost")
                        .credentials())
                .isEqualTo(new Credentials(Optional.of("a@nn"), Optional.of(new Secret("p:/@#+%"))));
        assertThat(LocationParser.parse("redis://:pw@localhost").credentials())
                .isEqualTo(new Credentials(Optional.empty(), Optional.of(new Secret("pw"))));
        assertThat(LocationParser.parse("redis://ann@localhost").credentials())
                .isEqualTo(new Credentials(Optional.of("ann"), Optional.empty()));
        assertThat(LocationParser.parse("redis://localhost").credentials()).isEqualTo(Credentials.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "embedded:, -1, 0",
        "embedded:6400, 6400, 0",
        "embedded:/2, -1, 2",
        "embedded:6400/2, 6400, 2",
        "embedded:?db=3, -1, 3"
    })
    void embeddedLocation_isRead(String text, int port, int database) throws Exception {
        assertThat(LocationParser.parse(text).location())
                .isEqualTo(new Location.Embedded(port < 0 ? OptionalInt.empty() : OptionalInt.of(port), database));
    }
}
