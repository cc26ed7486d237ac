package org.cdiredis.internal.client;

import java.util.Optional;
import java.util.regex.Pattern;

import org.redisson.config.Config;

import org.cdiredis.internal.config.Secret;

/**
 * The Redisson configuration that an application brings, to begin with; empty if it brings none.
 *
 * @param text the YAML
 */
record RedissonDocument(Optional<Secret> text) {

    Config config() {
        return text.isPresent() ? Config.fromYAML(text.get().value()) : new Config();
    }

    /** Sets a default of ours, unless the document has a value under that name. */
    void byDefault(String name, Runnable setting) {
        if (text.isEmpty() || !says(name, text.get().value())) {
            setting.run();
        }
    }

    private static boolean says(String name, String yaml) {
        return Pattern.compile("(?m)^\\s*[\"']?" + name + "[\"']?\\s*:")
                .matcher(yaml)
                .find();
    }
}
