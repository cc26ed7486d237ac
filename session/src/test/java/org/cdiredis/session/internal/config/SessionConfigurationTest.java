package org.cdiredis.session.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import org.cdiredis.session.ConcurrencyMode;
import org.cdiredis.session.TestApplication;
import org.cdiredis.session.internal.model.Deployment;
import org.cdiredis.spi.RedisAccess;

/** Options become settings, or all mistakes at once. */
final class SessionConfigurationTest {

    private static SessionSettings read(Map<String, String> properties) {
        try (TestApplication application = new TestApplication(properties)) {
            Deployment deployment =
                    new Deployment("/shop", application.loader(), Duration.ofMinutes(30), false, "a test");
            return new SessionConfiguration(RedisAccess.config(application.loader())).read(deployment);
        }
    }

    @Test
    void defaults_areThoseOfTheReference() {
        SessionSettings settings = read(Map.of("cdi-redis.location", "redis://localhost"));

        assertThat(settings.name()).isEqualTo("/shop");
        assertThat(settings.keyPrefix()).isEqualTo("session:/shop:");
        assertThat(settings.cache()).isEqualTo("default");
        assertThat(settings.realm().mode()).isEqualTo(ConcurrencyMode.MERGE);
        assertThat(settings.realm().timeout()).isEmpty();
        assertThat(settings.store().lease()).isEmpty();
        assertThat(settings.store().claim()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void options_areHonoured() {
        SessionSettings settings = read(Map.of(
                "cdi-redis.cache.web.location", "redis://localhost",
                "cdi-redis.session.cache", "web",
                "cdi-redis.session.name", "books",
                "cdi-redis.session.timeout", "PT1H",
                "cdi-redis.session.concurrency", "exclusive",
                "cdi-redis.session.exclusive-lease", "PT20S",
                "cdi-redis.session.delivery", "at-most-once"));

        assertThat(settings.keyPrefix()).isEqualTo("session:books:");
        assertThat(settings.realm().timeout()).contains(Duration.ofHours(1));
        assertThat(settings.store().lease()).isEqualTo(Optional.of(Duration.ofSeconds(20)));
        assertThat(settings.store().claim()).isEqualTo(Duration.ZERO);
    }

    @Test
    void mistakes_areReportedTogether_withoutSecrets() {
        assertThatThrownBy(() -> read(Map.of(
                        "cdi-redis.session.timeuot", "PT1H",
                        "cdi-redis.session.timeout", "30",
                        "cdi-redis.session.outage", "ignore",
                        "cdi-redis.session.key-prefix", "{x}",
                        "cdi-redis.session.encryption-keys", "a:c2VjcmV0")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Problems: 6")
                .hasMessageContaining("cdi-redis.session.timeuot: no such option")
                .hasMessageContaining("cdi-redis.session.timeout = \"30\"")
                .hasMessageContaining("fail, read-only, local")
                .hasMessageContaining("has no location")
                .hasMessageContaining("braces")
                .hasMessageContaining("the key \"a\" has 6 bytes")
                .message()
                .doesNotContain("c2VjcmV0");
    }
}
