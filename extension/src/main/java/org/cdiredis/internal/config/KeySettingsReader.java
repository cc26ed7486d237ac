package org.cdiredis.internal.config;

import org.cdiredis.RedisCache;
import org.cdiredis.codec.KeySpace;

/** Reads how the keys of one cache are made. */
final class KeySettingsReader {

    private final OptionReader options;

    KeySettingsReader(OptionReader options) {
        this.options = options;
    }

    KeySettings read() {
        return new KeySettings(
                new KeySpace(prefix(), options.value(KeyOptions.VERSION)), options.component(KeyOptions.KEY_CODEC));
    }

    private String prefix() {
        return options.configured(KeyOptions.KEY_PREFIX)
                .orElse(options.alias().equals(RedisCache.DEFAULT) ? "" : options.alias());
    }
}
