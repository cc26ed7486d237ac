package org.cdiredis.session.internal.config;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.eclipse.microprofile.config.Config;

import org.cdiredis.session.ConcurrencyMode;
import org.cdiredis.session.internal.SessionMessages;
import org.cdiredis.session.internal.model.Deployment;
import org.cdiredis.session.internal.model.RealmSettings;
import org.cdiredis.session.internal.store.StoreSettings;

/** Reads the options of an application's sessions, and gathers all that is wrong with them. For one deployment. */
public final class SessionConfiguration {

    /** What all options begin with. */
    public static final String ROOT = "cdi-redis.session.";

    private static final int SWEPT_AT_ONCE = 100;

    private final Config config;
    private final Set<String> problems = new LinkedHashSet<>();

    /**
     * Options of a configuration.
     *
     * @param config the configuration
     */
    public SessionConfiguration(Config config) {
        this.config = config;
    }

    /**
     * Whether the sessions are wanted in Redis.
     *
     * @return true if they are
     * @throws IllegalStateException if the option is neither true nor false
     */
    public boolean isEnabled() {
        boolean isEnabled = value(SessionOptions.ENABLED);
        check("");
        return isEnabled;
    }

    /**
     * Which adapter is wanted.
     *
     * @return the choice
     * @throws IllegalStateException if the option is none
     */
    public AdapterChoice adapter() {
        AdapterChoice adapter = value(SessionOptions.ADAPTER);
        check("");
        return adapter;
    }

    /**
     * The listeners that the application adds in code, for the filter.
     *
     * @return the names of their classes, in the order in which they are told
     */
    public List<String> listeners() {
        return value(SessionOptions.LISTENERS);
    }

    /**
     * The settings.
     *
     * @param deployment the application
     * @return the settings
     * @throws IllegalStateException with all that is wrong
     */
    public SessionSettings read(Deployment deployment) {
        findUnknown();
        String cache = value(SessionOptions.CACHE);
        checkLocation(cache);
        String name = configured(SessionOptions.NAME).orElse(deployment.application());
        String prefix = configured(SessionOptions.KEY_PREFIX).orElse("session:" + withoutBraces(name) + ':');
        if (prefix.indexOf('{') >= 0 || prefix.indexOf('}') >= 0) {
            problems.add(SessionMessages.MESSAGES.invalidValue(
                    ROOT + SessionOptions.KEY_PREFIX.name(),
                    prefix,
                    "braces say where keys are stored. Leave them out"));
        }
        ConcurrencyMode mode = value(SessionOptions.CONCURRENCY);
        Serialization serializer = value(SessionOptions.SERIALIZER);
        SessionSettings settings = new SessionSettings(
                name,
                cache,
                prefix,
                new RealmSettings(
                        configured(SessionOptions.TIMEOUT),
                        mode,
                        value(SessionOptions.EXCLUSIVE_WAIT),
                        value(SessionOptions.UNREADABLE),
                        value(SessionOptions.MAX_SESSIONS),
                        serializer == Serialization.CACHE),
                store(mode),
                values(serializer),
                value(SessionOptions.OUTAGE),
                value(SessionOptions.NEAR_COPIES_SIZE),
                value(SessionOptions.SWEEP_INTERVAL));
        check(name);
        return settings;
    }

    /** The caches find out whether it is right; that there is one is known here, before there are caches. */
    private void checkLocation(String cache) {
        String key = "cdi-redis.cache." + cache + ".location";
        if (config.getConfigValue(key).getRawValue() == null
                && config.getConfigValue("cdi-redis.location").getRawValue() == null) {
            problems.add(SessionMessages.MESSAGES.noLocation(ROOT + SessionOptions.CACHE.name(), cache, key));
        }
    }

    private static String withoutBraces(String name) {
        return name.replace('{', '(').replace('}', ')');
    }

    private StoreSettings store(ConcurrencyMode mode) {
        Duration lease = value(SessionOptions.EXCLUSIVE_LEASE);
        Duration claim = value(SessionOptions.DELIVERY_LEASE);
        return new StoreSettings(
                value(SessionOptions.TOUCH_INTERVAL),
                value(SessionOptions.LARGE_ATTRIBUTE_SIZE),
                mode == ConcurrencyMode.EXCLUSIVE ? Optional.of(lease) : Optional.empty(),
                value(SessionOptions.DELIVERY) == Delivery.AT_MOST_ONCE ? Duration.ZERO : claim,
                SWEPT_AT_ONCE);
    }

    private SessionSettings.Values values(Serialization serializer) {
        return new SessionSettings.Values(
                serializer,
                configured(SessionOptions.ALLOWED_CLASSES),
                value(SessionOptions.IMMUTABLE_CLASSES),
                value(SessionOptions.COMPRESS_FROM),
                value(SessionOptions.ENCRYPTION_KEYS),
                value(SessionOptions.MAX_ATTRIBUTE_SIZE));
    }

    private void findUnknown() {
        List<String> known =
                SessionOptions.ALL.stream().map(option -> ROOT + option.name()).toList();
        for (String name : config.getPropertyNames()) {
            if (name.startsWith(ROOT) && !known.contains(name)) {
                problems.add(SessionMessages.MESSAGES.unknownOption(name));
            }
        }
    }

    private <T> T value(SessionOption<T> option) {
        T byDefault = option.defaultValue();
        if (byDefault == null) {
            throw new IllegalArgumentException(option.name() + " has no default");
        }
        return configured(option).orElse(byDefault);
    }

    private <T> Optional<T> configured(SessionOption<T> option) {
        String key = ROOT + option.name();
        Optional<String> text;
        try {
            text = config.getOptionalValue(key, String.class).map(String::trim);
        } catch (RuntimeException e) { // an expression that refers to nothing
            problems.add(SessionMessages.MESSAGES.unreadableOption(key, String.valueOf(e.getMessage())));
            return Optional.empty();
        }
        try {
            return text.map(option.parser()::parse);
        } catch (IllegalArgumentException e) {
            problems.add(SessionMessages.MESSAGES.invalidValue(
                    key, option.isSecret() ? "***" : text.orElse(""), String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    private void check(String name) {
        if (!problems.isEmpty()) {
            StringBuilder list = new StringBuilder();
            problems.forEach(problem -> list.append("\n  - ").append(problem));
            throw new IllegalStateException(
                    SessionMessages.MESSAGES.deploymentFailed(name, problems.size(), list.toString()));
        }
    }
}
