package org.cdiredis.internal.config;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import org.cdiredis.CacheErrorHandler;
import org.cdiredis.ErrorKind;

/**
 * What becomes of errors.
 *
 * @param isIgnoring whether errors are ignored
 * @param ignored the kinds that are, all of them ignorable
 * @param log where ignored errors are logged
 * @param ofMethods what errors do to methods whose results are cached
 * @param handler decides per error; empty if the application has none
 * @param breaker when calls are turned away instead of sent
 */
public record ErrorSettings(
        boolean isIgnoring,
        Set<ErrorKind> ignored,
        Log log,
        MethodErrors ofMethods,
        Optional<Component<CacheErrorHandler>> handler,
        BreakerSettings breaker) {

    /** Copies the kinds and checks them. */
    public ErrorSettings {
        ignored = Set.copyOf(ignored);
        for (ErrorKind kind : ignored) {
            if (!kind.isIgnorable()) {
                throw new IllegalArgumentException("ignored: " + kind + " is never ignored");
            }
        }
    }

    /**
     * Where ignored errors are logged.
     *
     * @param isOn whether they are
     * @param category the name of the logger
     * @param interval of each kind of error, how long after a line the next one may come
     */
    public record Log(boolean isOn, String category, Duration interval) {}
}
