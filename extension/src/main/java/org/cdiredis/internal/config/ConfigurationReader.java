package org.cdiredis.internal.config;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;

import org.cdiredis.RedisCache;

/**
 * Reads the configuration of all caches, once, at deployment.
 *
 * <p>The server's configuration says which sources there are; they are read through an instance of SmallRye Config of our
 * own, so that profiles and expressions mean the same on every server, whatever implementation it has.
 */
public final class ConfigurationReader {

    private final SmallRyeConfig config;
    private final Problems problems;

    /**
     * A reader over the sources of a configuration.
     *
     * @param server the configuration of the server
     * @param classLoader the class loader of the application
     * @param problems where to report what is wrong
     */
    public ConfigurationReader(Config server, ClassLoader classLoader, Problems problems) {
        this.config = config(server, classLoader);
        this.problems = problems;
    }

    /**
     * The configuration as it is read here.
     *
     * @param server the configuration of the server
     * @param classLoader the class loader of the application
     * @return the configuration
     */
    public static SmallRyeConfig config(Config server, ClassLoader classLoader) {
        SmallRyeConfigBuilder builder =
                new SmallRyeConfigBuilder().forClassLoader(classLoader).addDefaultInterceptors();
        for (ConfigSource source : server.getConfigSources()) {
            builder.withSources(source);
        }
        return builder.build();
    }

    /**
     * The settings of all caches that have a location.
     *
     * @param wanted for each alias that is named at an injection point, a description of the first such point
     * @return the settings by alias
     */
    public NavigableMap<String, CacheSettings> read(Map<String, String> wanted) {
        PropertyNames names = PropertyNames.read(config.getPropertyNames(), problems);
        SortedSet<String> aliases = new TreeSet<>(names.aliases());
        aliases.addAll(wanted.keySet());
        aliases.add(RedisCache.DEFAULT);
        validateApplicationOptions();
        NavigableMap<String, CacheSettings> settings = new TreeMap<>();
        aliases.removeIf(alias -> !Aliases.isValid(alias)); // reported where they are named
        for (String alias : aliases) {
            Optional<String> injectionPoint = Optional.ofNullable(wanted.get(alias));
            boolean isNeeded = injectionPoint.isPresent() || names.aliases().contains(alias);
            new CacheSettingsReader(new OptionReader(config, alias, problems), problems)
                    .read(isNeeded, injectionPoint)
                    .ifPresent(read -> settings.put(alias, read));
        }
        return settings;
    }

    /** Whoever uses them reads them anew, but says nothing of mistakes. */
    private void validateApplicationOptions() {
        // No cache has them, so that of any cache is that of the application.
        OptionReader options = new OptionReader(config, RedisCache.DEFAULT, problems);
        ApplicationOptions.ALL.forEach(options::configured);
    }
}
