package org.cdiredis.internal.config;

/** Reads what becomes of the errors of one cache. */
final class ErrorSettingsReader {

    private final OptionReader options;

    ErrorSettingsReader(OptionReader options) {
        this.options = options;
    }

    ErrorSettings read() {
        return new ErrorSettings(
                options.value(ErrorOptions.IGNORE_EXCEPTIONS),
                options.value(ErrorOptions.IGNORED_ERRORS),
                new ErrorSettings.Log(
                        options.value(ErrorOptions.LOG_IGNORED_EXCEPTIONS),
                        options.configured(ErrorOptions.LOGGER).orElse("org.cdiredis.cache." + options.alias()),
                        options.value(ErrorOptions.LOG_INTERVAL)),
                options.value(ErrorOptions.METHOD_ERRORS),
                options.component(ErrorOptions.ERROR_HANDLER),
                new BreakerSettings(
                        options.value(ErrorOptions.BREAKER_FAILURES),
                        options.value(ErrorOptions.BREAKER_WINDOW),
                        options.value(ErrorOptions.BREAKER_COOL_DOWN)));
    }
}
