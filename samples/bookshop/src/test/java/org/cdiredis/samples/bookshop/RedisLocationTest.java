package org.cdiredis.samples.bookshop;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedisLocationTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "embedded:|embedded",
                "redis://127.0.0.1:6379|127.0.0.1:6379",
                "redis://127.0.0.1:6379/3|127.0.0.1:6379",
                "rediss://cache.example.org|cache.example.org",
                "redis://:s3cret@cache:6379/0|cache:6379",
                "redis://user:p@ss@cache:6379?db=2|cache:6379",
                "redis://user:p/ss@cache:6379|cache:6379",
                "redis://:a@one:1,redis://:b@two:2/1|one:1,two:2"
            })
    void label_tellsHostAndPortOnly(String location, String label) {
        assertThat(new RedisLocation(location).label()).isEqualTo(label);
    }
}
