package org.cdiredis.internal.errors;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import org.cdiredis.CacheError;
import org.cdiredis.CacheErrorHandler;
import org.cdiredis.CacheErrorHandler.Decision;
import org.cdiredis.ErrorKind;
import org.cdiredis.RedisCacheException;
import org.cdiredis.internal.config.ErrorSettings;
import org.cdiredis.internal.statistics.StatisticsRecorder;

/**
 * Decides of each error of one cache whether it is thrown or ignored, the same for all operations. In this order:
 *
 * <ol>
 *   <li>what cannot be ignored is thrown;
 *   <li>the application's handler decides, if there is one and it wants to;
 *   <li>what the configuration lists is ignored, if it says so at all;
 *   <li>all else is thrown.
 * </ol>
 *
 * <p>Thread-safe.
 */
public final class ErrorPolicy {

    private final String cache;
    private final Set<ErrorKind> ignored;
    private final Optional<CacheErrorHandler> handler;
    private final IgnoredErrorLog log;
    private final StatisticsRecorder statistics;
    private final boolean isStrict;
    private final boolean isLenient;

    /**
     * The policy of one cache.
     *
     * @param cache the alias
     * @param settings what is ignored, and where it is logged
     * @param handler decides per error
     * @param statistics counts what is ignored
     * @param nanoTime a clock that only goes forward, in nanoseconds
     */
    public ErrorPolicy(
            String cache,
            ErrorSettings settings,
            Optional<CacheErrorHandler> handler,
            StatisticsRecorder statistics,
            LongSupplier nanoTime) {
        this.cache = cache;
        this.ignored = settings.isIgnoring() ? settings.ignored() : Set.of();
        this.handler = handler;
        this.log = new IgnoredErrorLog(settings.log(), nanoTime);
        this.statistics = statistics;
        this.isStrict = false;
        this.isLenient = false;
    }

    private ErrorPolicy(
            ErrorPolicy policy, Set<ErrorKind> ignored, Optional<CacheErrorHandler> handler, boolean isLenient) {
        this.cache = policy.cache;
        this.ignored = ignored;
        this.handler = handler;
        this.log = policy.log;
        this.statistics = policy.statistics;
        this.isStrict = !isLenient;
        this.isLenient = isLenient;
    }

    /**
     * The policy that ignores nothing, whatever the handler says.
     *
     * @return the policy
     */
    public ErrorPolicy strict() {
        return new ErrorPolicy(this, Set.of(), Optional.of(error -> Decision.THROW), false);
    }

    /**
     * The policy that ignores all that Redis can do wrong, a value of another type and the end of the application included, unless
     * the handler says otherwise of what can be ignored. Not that a value has no byte form, which is the caller's mistake.
     *
     * @return the policy
     */
    public ErrorPolicy lenient() {
        return new ErrorPolicy(
                this, EnumSet.complementOf(EnumSet.of(ErrorKind.ENCODING, ErrorKind.OTHER)), handler, true);
    }

    /**
     * Whether this policy ignores nothing.
     *
     * @return true if {@link #strict} has made it
     */
    public boolean isStrict() {
        return isStrict;
    }

    /**
     * The outcome of an operation, with its fallback in place of an ignored error.
     *
     * @param operation the name of the method, for the log and the handler
     * @param outcome the outcome
     * @param isCallers whether something was thrown by code of the caller's, and so is none of the cache's errors
     * @param fallback what the operation returns instead of an ignored error; made anew for each
     * @param <T> the type of the result
     * @return the outcome that the caller sees
     */
    public <T extends @Nullable Object> CompletionStage<T> apply(
            String operation,
            CompletionStage<T> outcome,
            Predicate<Throwable> isCallers,
            Function<RedisCacheException, CompletionStage<T>> fallback) {
        if (ignored.isEmpty() && handler.isEmpty()) {
            return outcome;
        }
        return outcome.exceptionallyCompose(failure -> {
            RedisCacheException error = cacheException(failure);
            return error != null && !isCallers.test(error) && isIgnored(operation, error)
                    ? fallback.apply(error)
                    : outcome;
        });
    }

    /** Whether an error is ignored, which is logged and counted then. */
    private boolean isIgnored(String operation, RedisCacheException exception) {
        boolean isIgnorable = exception.kind().isIgnorable();
        if (!isIgnorable && !isLenient) {
            return false;
        }
        CacheError error = new CacheError(cache, operation, exception);
        boolean isIgnored = switch (isIgnorable ? decision(error) : Decision.AS_CONFIGURED) {
            case IGNORE -> true;
            case THROW -> false;
            case AS_CONFIGURED -> ignored.contains(error.kind());
        };
        if (isIgnored) {
            statistics.ignored();
            log.ignored(error);
        }
        return isIgnored;
    }

    private Decision decision(CacheError error) {
        try {
            return handler.map(bean -> bean.decide(error)).orElse(Decision.AS_CONFIGURED);
        } catch (RuntimeException e) {
            error.exception().addSuppressed(e);
            return Decision.THROW;
        }
    }

    /** The error of a cache; null for anything else. */
    private static @Nullable RedisCacheException cacheException(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof RedisCacheException exception ? exception : null;
    }
}
