package org.cdiredis.internal.errors;

import java.lang.invoke.MethodHandles;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongSupplier;

import org.jboss.logging.Logger;

import org.cdiredis.CacheError;
import org.cdiredis.ErrorKind;
import org.cdiredis.internal.CacheLogger;
import org.cdiredis.internal.config.ErrorSettings;

/** Logs ignored errors, of each kind no more often than asked for: a long outage is to be seen, not to fill disks. Thread-safe. */
final class IgnoredErrorLog {

    private final boolean isOn;
    private final CacheLogger logger;
    private final Map<ErrorKind, LogLimiter> limiters = new EnumMap<>(ErrorKind.class);

    IgnoredErrorLog(ErrorSettings.Log settings, LongSupplier nanoTime) {
        this.isOn = settings.isOn();
        this.logger = Logger.getMessageLogger(MethodHandles.lookup(), CacheLogger.class, settings.category());
        for (ErrorKind kind : ErrorKind.values()) {
            limiters.put(kind, new LogLimiter(settings.interval(), nanoTime));
        }
    }

    void ignored(CacheError error) {
        LogLimiter limiter = limiters.get(error.kind());
        if (!isOn || limiter == null) {
            return;
        }
        OptionalLong heldBack = limiter.pass();
        if (heldBack.isEmpty()) {
            return;
        }
        if (heldBack.getAsLong() == 0) {
            logger.ignored(error.cache(), error.operation(), error.exception());
        } else {
            logger.ignoredAgain(error.cache(), error.operation(), heldBack.getAsLong(), error.exception());
        }
    }
}
