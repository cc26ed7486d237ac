package org.cdiredis.caching.internal.jcache;

import java.util.Locale;
import java.util.Optional;

import org.eclipse.microprofile.config.Config;

/** The option {@code cdi-redis.jcache-annotations}. */
enum Activation {

    /** If nothing else intercepts the annotations. */
    AUTO,

    /** In any case, and nothing else does. */
    ON,

    /** Not at all. */
    OFF;

    private static final String OPTION = "cdi-redis.jcache-annotations";

    /** What is configured; off if that is nothing that can be, which the extension of the caches reports. */
    static Activation read(Config config) {
        Optional<String> text = config.getOptionalValue(OPTION, String.class);
        if (text.isEmpty()) {
            return AUTO;
        }
        for (Activation constant : values()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(text.get())) {
                return constant;
            }
        }
        return OFF;
    }
}
