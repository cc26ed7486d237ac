package org.cdiredis.caching.internal.plan;

import java.lang.reflect.Constructor;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.cdiredis.Cache;
import org.cdiredis.Expiry;
import org.cdiredis.LoadPolicy;
import org.cdiredis.SingleFlight;

/**
 * The exceptions of a method that are cached, each beside the entry of the value: the name of its class and its message, as text. They have
 * neither a stale window nor a flight of their own: whoever asks for them loads the value. Immutable and thread-safe.
 */
public final class ExceptionEntries {

    private static final char SUFFIX = '!';

    private final Cache<CharSequence, @Nullable String> cache;
    private final Map<String, Constructor<? extends Throwable>> constructors;
    private final LoadPolicy policy;
    private final Duration deadline;

    /**
     * Exceptions.
     *
     * @param cache the cache of texts, which stores no nulls
     * @param constructors make the exceptions that are cached, of their messages
     * @param expiry when they expire
     * @param deadline how long a call of the cache takes at most
     */
    public ExceptionEntries(
            Cache<CharSequence, @Nullable String> cache,
            List<Constructor<? extends Throwable>> constructors,
            Expiry expiry,
            Duration deadline) {
        this.cache = cache;
        Map<String, Constructor<? extends Throwable>> byName = new HashMap<>();
        constructors.forEach(
                constructor -> byName.put(constructor.getDeclaringClass().getName(), constructor));
        this.constructors = Map.copyOf(byName);
        this.policy = LoadPolicy.byDefault()
                .withExpiry(expiry)
                .withStaleWindow(Duration.ZERO)
                .withSingleFlight(SingleFlight.NONE);
        this.deadline = deadline;
    }

    /** The key of the exception beside that of the value, which ends with a parenthesis or a digit. */
    static String key(String key) {
        return key + SUFFIX;
    }

    /** A call that throws the exception that is cached, unless the method is to run whatever there is, and caches what it throws. */
    MethodCall around(MethodCall call, CharSequence key, boolean isReload) {
        return new Around(call, key, isReload, new Patience(deadline));
    }

    /** The same for a method that does not wait. */
    Supplier<CompletionStage<@Nullable Object>> around(
            Supplier<CompletionStage<@Nullable Object>> method, CharSequence key, boolean isReload) {
        Patience patience = new Patience(deadline);
        return () -> {
            Attempt attempt = new Attempt(key.toString(), isReload);
            return patience.within(attempt.known)
                    .thenCompose(known ->
                            known == null ? ended(attempt, patience, method) : CompletableFuture.failedFuture(known));
        };
    }

    private static CompletionStage<@Nullable Object> ended(
            Attempt attempt, Patience patience, Supplier<CompletionStage<@Nullable Object>> method) {
        return method.get()
                .handle((returned, failure) -> {
                    Throwable thrown = Stages.failureOrNull(failure);
                    return thrown == null
                            ? patience.within(attempt.returned()).<@Nullable Object>thenApply(end -> returned)
                            : patience.within(attempt.thrown(thrown))
                                    .thenCompose(end -> CompletableFuture.<@Nullable Object>failedFuture(thrown));
                })
                .thenCompose(Function.identity());
    }

    private boolean isCached(Throwable thrown) {
        return constructors.containsKey(thrown.getClass().getName());
    }

    /** A new exception of a class that is cached now; null for any other text. */
    private @Nullable Throwable exception(@Nullable String text) {
        if (text == null) {
            return null;
        }
        ExceptionText kept = ExceptionText.parse(text);
        Constructor<? extends Throwable> constructor = constructors.get(kept.type());
        if (constructor == null) {
            return null;
        }
        try {
            return constructor.newInstance(kept.message());
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }

    /** The exception of one call: asked for at once, and stored if the method throws one, as a loaded value is. */
    private final class Attempt {

        private final String key;
        private final boolean isReload;

        /** The exception that is cached; null if the method is to run. */
        final CompletableFuture<@Nullable Throwable> known = new CompletableFuture<>();

        private final CompletableFuture<@Nullable String> text = new CompletableFuture<>();
        private final CompletionStage<@Nullable String> stored;

        Attempt(String ofValue, boolean isReload) {
            this.key = key(ofValue);
            this.isReload = isReload;
            this.stored = cache.async()
                    .getOrLoad(
                            key,
                            any -> {
                                known.complete(null);
                                return text;
                            },
                            isReload ? policy.reloading() : policy);
            stored.whenComplete((found, failure) -> {
                if (failure == null) {
                    known.complete(exception(found));
                } else {
                    known.completeExceptionally(Stages.unwrapped(failure));
                }
            });
        }

        /** What takes the place of an exception that was cached is no exception. */
        CompletableFuture<@Nullable Object> returned() {
            text.complete(null);
            return isReload
                    ? cache.async()
                            .remove(key)
                            .<@Nullable Object>thenApply(removed -> removed)
                            .toCompletableFuture()
                    : CompletableFuture.completedFuture(null);
        }

        /** Completes when the exception has been stored if it is to be; that it cannot be stored is told by the exception itself. */
        CompletableFuture<@Nullable Object> thrown(Throwable thrown) {
            if (!isCached(thrown)) {
                text.complete(null);
                return CompletableFuture.completedFuture(null);
            }
            text.complete(ExceptionText.of(thrown).toString());
            return stored.<@Nullable Object>handle((found, failure) -> {
                        if (failure != null) {
                            thrown.addSuppressed(Stages.unwrapped(failure));
                        }
                        return null;
                    })
                    .toCompletableFuture();
        }
    }

    /** A call of a method that returns when it has its result. */
    private final class Around extends ForwardedCall {

        private final MethodCall call;
        private final CharSequence key;
        private final boolean isReload;
        private final Patience patience;

        Around(MethodCall call, CharSequence key, boolean isReload, Patience patience) {
            super(call);
            this.call = call;
            this.key = key;
            this.isReload = isReload;
            this.patience = patience;
        }

        @Override
        public @Nullable Object proceed() throws Exception {
            Attempt attempt = new Attempt(key.toString(), isReload);
            Throwable known = patience.await(attempt.known);
            if (known instanceof Error error) {
                throw error;
            }
            if (known instanceof Exception exception) {
                throw exception;
            }
            Object result;
            try {
                result = call.proceed();
            } catch (Exception | Error e) {
                patience.await(attempt.thrown(e));
                throw e;
            }
            patience.await(attempt.returned());
            return result;
        }
    }
}
