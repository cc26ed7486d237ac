package org.cdiredis.internal.config;

import java.util.Optional;

import org.cdiredis.RedisCache;
import org.cdiredis.codec.KeyPrefixSupplier;
import org.cdiredis.codec.KeySpace;
import org.cdiredis.internal.Messages;

/** Reads how the keys of one cache are made. */
final class KeySettingsReader {

    private final OptionReader options;
    private final Problems problems;

    KeySettingsReader(OptionReader options, Problems problems) {
        this.options = options;
        this.problems = problems;
    }

    KeySettings read() {
        Optional<Component<KeyPrefixSupplier>> supplier = options.component(KeyOptions.KEY_PREFIX_SUPPLIER);
        if (supplier.isPresent() && options.isConfigured(KeyOptions.KEY_PREFIX)) {
            problems.add(Messages.MESSAGES.prefixAndSupplier(
                    options.effectiveKey(KeyOptions.KEY_PREFIX), options.effectiveKey(KeyOptions.KEY_PREFIX_SUPPLIER)));
        }
        return new KeySettings(
                new KeySpace(prefix(), options.value(KeyOptions.VERSION)),
                supplier,
                options.component(KeyOptions.KEY_CODEC));
    }

    private String prefix() {
        return options.configured(KeyOptions.KEY_PREFIX)
                .orElse(options.alias().equals(RedisCache.DEFAULT) ? "" : options.alias());
    }
}
