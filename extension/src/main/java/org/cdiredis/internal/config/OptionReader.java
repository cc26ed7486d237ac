package org.cdiredis.internal.config;

import java.util.Optional;

import io.smallrye.config.ConfigValue;
import io.smallrye.config.SmallRyeConfig;

import org.cdiredis.internal.Messages;

/** Reads the options of one cache: its own, else those for all caches, else the default. */
final class OptionReader {

    private final SmallRyeConfig config;
    private final String alias;
    private final Problems problems;

    OptionReader(SmallRyeConfig config, String alias, Problems problems) {
        this.config = config;
        this.alias = alias;
        this.problems = problems;
    }

    String alias() {
        return alias;
    }

    /** The key of the cache's own option. */
    String ownKey(Option<?> option) {
        return PropertyNames.CACHE + alias + "." + option.name();
    }

    /** The key under which an option is configured: the cache's own, or the one for all caches. */
    String effectiveKey(Option<?> option) {
        return isConfigured(ownKey(option)) ? ownKey(option) : PropertyNames.ROOT + option.name();
    }

    /** The configured value; empty if there is none, or if it is wrong, which is reported. */
    <T> Optional<T> configured(Option<T> option) {
        String key = effectiveKey(option);
        Optional<String> text = text(key);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(option.parser().parse(text.get()));
        } catch (InvalidOptionException e) {
            problems.add(Messages.MESSAGES.invalidValue(key, shown(option, text.get()), message(e)));
            return Optional.empty();
        }
    }

    /** The configured value, or the default of an option that has one. */
    <T> T value(Option<T> option) {
        return configured(option)
                .or(() -> Optional.ofNullable(option.defaultValue()))
                .orElseThrow();
    }

    /** The part that the application brings; empty if none is configured, or a wrong one, which is reported. */
    <T> Optional<Component<T>> component(Option<Component<T>> option) {
        return configured(option).map(component -> component.of(effectiveKey(option)));
    }

    /** Whether there is a value, right or wrong, for this cache or for all. */
    boolean isConfigured(Option<?> option) {
        return isConfigured(effectiveKey(option));
    }

    /** Whether there is a value for this cache alone. */
    boolean isOwn(Option<?> option) {
        return isConfigured(ownKey(option));
    }

    private static String shown(Option<?> option, String text) {
        return option.isSecret() ? "***" : MaskedUrl.mask(text);
    }

    private boolean isConfigured(String key) {
        try {
            return config.getConfigValue(key).getRawValue() != null;
        } catch (IllegalArgumentException e) {
            return true; // an expression that refers to itself, reported when it is read
        }
    }

    private Optional<String> text(String key) {
        ConfigValue value;
        try {
            value = config.getConfigValue(key);
        } catch (IllegalArgumentException e) {
            problems.add(Messages.MESSAGES.unresolvedExpression(key)); // an expression that refers to itself
            return Optional.empty();
        }
        if (value.getValue() == null && value.getRawValue() != null) {
            problems.add(Messages.MESSAGES.unresolvedExpression(key));
        }
        return Optional.ofNullable(value.getValue());
    }

    private static String message(InvalidOptionException e) {
        return String.valueOf(e.getMessage());
    }
}
