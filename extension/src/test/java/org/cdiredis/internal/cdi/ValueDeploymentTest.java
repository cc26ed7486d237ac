package org.cdiredis.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowable;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;

import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

import org.cdiredis.Cache;
import org.cdiredis.Caches;
import org.cdiredis.Contract;
import org.cdiredis.RedisCache;
import org.cdiredis.howto.Chapter;
import org.cdiredis.howto.RomanNumerals;

/** What a deployment makes of the options that say how values are written. */
final class ValueDeploymentTest {

    private static final String[] ON_EMBEDDED = {
        "cdi-redis.location=embedded:", "cdi-redis.deadline=PT20S", "cdi-redis.timeout=PT10S"
    };

    @AfterEach
    void reset() {
        TestConfig.reset();
    }

    static class Text {
        @Inject
        @RedisCache
        Cache<String, Integer> numbers;
    }

    @ApplicationScoped
    static class Chapters {
        @Inject
        @RedisCache
        Cache<String, Chapter> chapters;

        @Inject
        @RedisCache
        RedissonClient redisson;

        Cache<String, Chapter> chapters() {
            return chapters;
        }

        String raw() {
            return redisson.<String>getBucket(":1:k", StringCodec.INSTANCE).get();
        }
    }

    @Named("roman")
    @ApplicationScoped
    static class RomanBean extends RomanNumerals {}

    @Test
    @Contract(115)
    void valueType_thatTheSerializerCannotWrite_isNamedWithTheInjectionPoint() {
        TestConfig.set("cdi-redis.location=redis://localhost", "cdi-redis.serializer=string");

        Throwable failure = catchThrowable(() -> weld(Text.class).initialize());

        assertThat(failure)
                .hasMessageContaining("CDIREDIS00022: the field numbers of " + Text.class.getName()
                        + ": the serializer \"string\" of the cache \"default\" cannot write the type java.lang.Integer. Use"
                        + " String, or choose another serializer");
    }

    @Test
    @Contract(115)
    void valueType_thatTheSerializerCannotWrite_isRefusedWhenLookedUp() {
        TestConfig.set(
                "cdi-redis.location=redis://localhost",
                "cdi-redis.serializer=jdk",
                "cdi-redis.serializer.allowed-classes=org.example.*");
        try (WeldContainer container = weld(Chapters.class).initialize()) {
            throw new AssertionError("deployed with a type that is not serializable: " + container);
        } catch (jakarta.enterprise.inject.spi.DeploymentException e) {
            assertThat(e).hasMessageContaining("Let it implement java.io.Serializable, or choose another serializer");
        }
        try (WeldContainer container = weld(RomanNumerals.class).initialize()) {
            Caches caches = container.select(Caches.class).get();

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> caches.get("default", String.class, Chapter.class))
                    .withMessage(
                            "CDIREDIS00022: valueType: the serializer \"jdk\" of the cache \"default\" cannot write the"
                                    + " type org.cdiredis.howto.Chapter. Let it implement java.io.Serializable, or choose another"
                                    + " serializer");
        }
    }

    @Test
    @Contract(112)
    void ownSerializer_byClassOrBean_isUsed() {
        for (String name : new String[] {RomanNumerals.class.getName(), "roman"}) {
            TestConfig.set(
                    ON_EMBEDDED[0],
                    ON_EMBEDDED[1],
                    ON_EMBEDDED[2],
                    "cdi-redis.serializer=" + name,
                    "cdi-redis.format=plain");
            try (WeldContainer container = weld(Chapters.class, RomanBean.class).initialize()) {
                Cache<String, Chapter> chapters =
                        container.select(Chapters.class).get().chapters();

                chapters.put("k", new Chapter(3));

                assertThat(chapters.get("k")).isEqualTo(new Chapter(3));
                assertThat(container.select(Chapters.class).get().raw()).isEqualTo("III");
            }
            TestConfig.reset();
        }
    }

    private static Weld weld(Class<?>... beans) {
        return new Weld().disableDiscovery().addExtension(new RedisExtension()).addBeanClasses(beans);
    }
}
