package org.cdiredis.interceptors.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

final class ConfiguredTextTest {

    private final Map<String, String> properties = Map.of("shop.ttl", "PT7M", "shop.name", "a$1\\b");
    private final ConfiguredText texts = new ConfiguredText(name -> Optional.ofNullable(properties.get(name)));

    @Test
    void resolve_properties_takesTheirValues() {
        assertThat(texts.resolve("x-${shop.name}-${none:y}-${none:}")).isEqualTo("x-a$1\\b-y-");
        assertThat(texts.resolve("plain")).isEqualTo("plain");
    }

    @Test
    void resolve_missingProperty_saysWhich() {
        assertThatExceptionOfType(InvalidTextException.class)
                .isThrownBy(() -> texts.resolve("${shop.lost}"))
                .withMessage("there is no configuration property shop.lost. Set it, or write ${shop.lost:a default}");
        assertThatExceptionOfType(InvalidTextException.class)
                .isThrownBy(() -> texts.resolve("${shop.ttl"))
                .withMessage("the brace after $ is not closed");
    }

    @Test
    void duration_ofTextOrProperty() {
        assertThat(texts.duration("PT0.5S")).isEqualTo(Duration.ofMillis(500));
        assertThat(texts.duration("${shop.ttl}")).isEqualTo(Duration.ofMinutes(7));
    }

    @Test
    void duration_ofOtherText_isRefused() {
        assertThatExceptionOfType(InvalidTextException.class)
                .isThrownBy(() -> texts.duration("5 minutes"))
                .withMessage("it is no ISO-8601 duration. Write PT5M for five minutes, for example");
        assertThatExceptionOfType(InvalidTextException.class)
                .isThrownBy(() -> texts.duration("${none:soon}"))
                .withMessage("soon is no ISO-8601 duration. Write PT5M for five minutes, for example");
    }
}
