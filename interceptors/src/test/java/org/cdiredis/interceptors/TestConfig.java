package org.cdiredis.interceptors;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;

/** The configuration that applications find. */
public final class TestConfig {

    private TestConfig() {}

    /**
     * Replaces it.
     *
     * @param defaults what holds unless the lines say otherwise
     * @param lines properties as {@code key=value}
     */
    public static void set(Map<String, String> defaults, List<String> lines) {
        Map<String, String> properties = new LinkedHashMap<>(defaults);
        for (String line : lines) {
            int equals = line.indexOf('=');
            properties.put(line.substring(0, equals), line.substring(equals + 1));
        }
        Config config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build();
        reset();
        ConfigProviderResolver.instance()
                .registerConfig(config, Thread.currentThread().getContextClassLoader());
    }

    public static void reset() {
        ConfigProviderResolver resolver = ConfigProviderResolver.instance();
        resolver.releaseConfig(resolver.getConfig());
    }
}
