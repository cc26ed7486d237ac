package org.cdiredis.caching.internal.plan;

import java.lang.reflect.Constructor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.cdiredis.Cache;
import org.cdiredis.Expiry;
import org.cdiredis.LoadPolicy;

/**
 * The exceptions of a method that are cached, each beside the entry of the value: the name of its class and its message, as text. Immutable
 * and thread-safe.
 */
public final class ExceptionEntries {

    private static final char SUFFIX = '!';

    private final Cache<CharSequence, @Nullable String> cache;
    private final Map<String, Constructor<? extends Throwable>> constructors;
    private final LoadPolicy policy;

    /**
     * Exceptions.
     *
     * @param cache the cache of texts, which stores no nulls
     * @param constructors make the exceptions that are cached, of their messages
     * @param expiry when they expire
     */
    public ExceptionEntries(
            Cache<CharSequence, @Nullable String> cache,
            List<Constructor<? extends Throwable>> constructors,
            Expiry expiry) {
        this.cache = cache;
        Map<String, Constructor<? extends Throwable>> byName = new HashMap<>();
        constructors.forEach(
                constructor -> byName.put(constructor.getDeclaringClass().getName(), constructor));
        this.constructors = Map.copyOf(byName);
        this.policy = LoadPolicy.byDefault().withExpiry(expiry);
    }

    /** The key of the exception beside that of the value, which ends with a parenthesis or a digit. */
    static String key(String key) {
        return key + SUFFIX;
    }

    /** A part of a call that runs the method. */
    interface Code {
        @Nullable
        Object run() throws Exception;
    }

    /** Throws the exception that is cached, or runs the method and caches what that throws. */
    @Nullable
    Object throwOrRun(String key, Code method) throws Exception {
        Attempt attempt = new Attempt();
        String cached = cache.getOrLoad(key(key), any -> attempt.run(method), policy);
        Throwable thrown = attempt.thrown;
        if (thrown == null && !attempt.isDone && cached != null) {
            thrown = exception(cached).orElse(null);
        }
        if (thrown instanceof Error error) {
            throw error;
        }
        if (thrown instanceof Exception exception) {
            throw exception;
        }
        return attempt.isDone ? attempt.returned : method.run();
    }

    /** The same for a method that does not wait. */
    CompletionStage<@Nullable Object> failOrRun(String key, Supplier<CompletionStage<@Nullable Object>> method) {
        CompletableFuture<@Nullable Object> ended = new CompletableFuture<>();
        CompletionStage<@Nullable String> stored = cache.async()
                .getOrLoad(
                        key(key),
                        any -> method.get().handle((returned, failure) -> {
                            Throwable thrown = failure instanceof CompletionException && failure.getCause() != null
                                    ? failure.getCause()
                                    : failure;
                            if (thrown == null) {
                                ended.complete(returned);
                                return null;
                            }
                            ended.completeExceptionally(thrown);
                            return isCached(thrown) ? text(thrown) : null;
                        }),
                        policy);
        return stored.thenCompose(cached -> {
            if (ended.isDone()) {
                return ended;
            }
            return cached == null
                    ? method.get()
                    : exception(cached)
                            .<CompletionStage<@Nullable Object>>map(CompletableFuture::failedFuture)
                            .orElseGet(method);
        });
    }

    private boolean isCached(Throwable thrown) {
        return constructors.containsKey(thrown.getClass().getName());
    }

    private static String text(Throwable thrown) {
        return ExceptionText.of(thrown).toString();
    }

    /** A new exception of a class that is cached now; empty for any other text. */
    private Optional<Throwable> exception(String text) {
        ExceptionText kept = ExceptionText.parse(text);
        Constructor<? extends Throwable> constructor = constructors.get(kept.type());
        if (constructor == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(constructor.newInstance(kept.message()));
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }

    /** One run of the method. */
    private final class Attempt {

        private boolean isDone;
        private @Nullable Object returned;
        private @Nullable Throwable thrown;

        @Nullable
        String run(Code method) {
            try {
                returned = method.run();
                isDone = true;
                return null;
            } catch (Exception | Error e) {
                thrown = e;
                if (isCached(e)) {
                    return text(e);
                }
                return null;
            }
        }
    }
}
