package org.cdiredis.internal.config;

/** Reads how the locks of one cache are held. */
final class LockSettingsReader {

    private final OptionReader options;

    LockSettingsReader(OptionReader options) {
        this.options = options;
    }

    LockSettings read() {
        return new LockSettings(options.value(LockOptions.LEASE), options.value(LockOptions.ON_LOST_RELEASE));
    }
}
