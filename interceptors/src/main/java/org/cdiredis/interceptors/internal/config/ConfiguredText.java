package org.cdiredis.interceptors.internal.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts of annotations, parts of which the configuration may give: <code>${shop.ttl}</code>, or <code>${shop.ttl:PT5M}</code> with a
 * default. Immutable.
 */
public final class ConfiguredText {

    private static final Pattern PROPERTY = Pattern.compile("\\$\\{([^}:]*)(?::([^}]*))?}");

    private final Function<String, Optional<String>> property;

    /**
     * Texts.
     *
     * @param property the value of a configuration property; empty for none
     */
    public ConfiguredText(Function<String, Optional<String>> property) {
        this.property = property;
    }

    /**
     * A text with the values of its properties.
     *
     * @param text the text
     * @return the text without <code>${}</code>
     * @throws InvalidTextException if a property has no value and the text no default, or a brace isn't closed
     */
    public String resolve(String text) {
        if (!text.contains("${")) {
            return text;
        }
        Matcher matcher = PROPERTY.matcher(text);
        StringBuilder resolved = new StringBuilder();
        while (matcher.find()) {
            String name = matcher.group(1).strip();
            String byDefault = matcher.group(2);
            String value = property.apply(name)
                    .or(() -> Optional.ofNullable(byDefault))
                    .orElseThrow(() -> new InvalidTextException("there is no configuration property " + name
                            + ". Set it, or write ${" + name + ":a default}"));
            matcher.appendReplacement(resolved, Matcher.quoteReplacement(value));
        }
        matcher.appendTail(resolved);
        if (resolved.indexOf("${") >= 0) {
            throw new InvalidTextException("the brace after $ is not closed");
        }
        return resolved.toString();
    }

    /**
     * A text that is a duration.
     *
     * @param text the text, perhaps with properties
     * @return the duration
     * @throws InvalidTextException if it is none, or a property has no value
     */
    public Duration duration(String text) {
        String resolved = resolve(text).strip();
        try {
            return Duration.parse(resolved);
        } catch (DateTimeParseException e) {
            throw new InvalidTextException((resolved.equals(text) ? "it" : resolved)
                    + " is no ISO-8601 duration. Write PT5M for five minutes, for example");
        }
    }
}
