package org.cdiredis.internal.cache;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/** The application's code that makes a value, and where it is run. For one call. */
interface Loader<V extends @Nullable Object> {

    /** Makes the value for the caller. */
    CompletionStage<V> load();

    /** Whether the calling thread waits for the value and runs the application's code. */
    boolean isCallerWaiting();

    /**
     * Has something done in the background.
     *
     * @param action what to do, with the application's code as it can be run there
     * @return completes once it has begun; fails if there is no place for it
     */
    CompletionStage<?> begin(Function<Supplier<CompletionStage<V>>, CompletionStage<?>> action);

    /** The same loader with something around the application's code. */
    default Loader<V> around(UnaryOperator<Supplier<CompletionStage<V>>> wrapper) {
        Loader<V> loader = this;
        return new Loader<>() {
            @Override
            public CompletionStage<V> load() {
                return wrapper.apply(loader::load).get();
            }

            @Override
            public boolean isCallerWaiting() {
                return loader.isCallerWaiting();
            }

            @Override
            public CompletionStage<?> begin(Function<Supplier<CompletionStage<V>>, CompletionStage<?>> action) {
                return loader.begin(code -> action.apply(wrapper.apply(code)));
            }
        };
    }

    /** Code that waits for nothing, and so is run wherever it is called. */
    record Asynchronous<V extends @Nullable Object>(Supplier<CompletionStage<V>> code) implements Loader<V> {

        @Override
        public CompletionStage<V> load() {
            return code.get();
        }

        @Override
        public boolean isCallerWaiting() {
            return false;
        }

        @Override
        public CompletionStage<?> begin(Function<Supplier<CompletionStage<V>>, CompletionStage<?>> action) {
            CompletionStage<?> unused = action.apply(code);
            return CompletableFuture.completedFuture(true);
        }
    }

    /**
     * Code that may wait, and so is run by the calling thread, or by a thread of the executor. That is handed the task by the
     * calling thread, so that it can pass its context on.
     */
    record Waiting<V extends @Nullable Object>(CallingThread caller, Supplier<V> code, Executor background)
            implements Loader<V> {

        @Override
        public CompletionStage<V> load() {
            return caller.supply(code);
        }

        @Override
        public boolean isCallerWaiting() {
            return true;
        }

        @Override
        public CompletionStage<?> begin(Function<Supplier<CompletionStage<V>>, CompletionStage<?>> action) {
            return caller.supply(() -> {
                background.execute(() -> {
                    CallingThread thread = new CallingThread();
                    thread.runUntil(action.apply(() -> thread.supply(code)));
                });
                return true;
            });
        }
    }
}
