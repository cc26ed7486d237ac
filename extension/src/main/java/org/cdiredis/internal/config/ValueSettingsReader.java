package org.cdiredis.internal.config;

/** Reads how the values of one cache are written. */
final class ValueSettingsReader {

    private final OptionReader options;

    ValueSettingsReader(OptionReader options) {
        this.options = options;
    }

    ValueSettings read() {
        return new ValueSettings(options.value(ValueOptions.SERIALIZER));
    }
}
