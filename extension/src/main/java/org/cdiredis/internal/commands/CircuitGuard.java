package org.cdiredis.internal.commands;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.cdiredis.RedisCacheException;
import org.cdiredis.internal.client.Circuit;

/**
 * Makes calls, and translates what they fail with.
 *
 * @param circuit hears of the calls that it lets through
 * @param errors translates
 * @param isHeeded whether nothing else is called
 */
record CircuitGuard(Circuit circuit, RedissonErrors errors, boolean isHeeded) {

    /** Makes calls unless the circuit is open. */
    CircuitGuard(Circuit circuit, RedissonErrors errors) {
        this(circuit, errors, true);
    }

    /** Makes calls whether the circuit is open or not. */
    CircuitGuard unheeding() {
        return new CircuitGuard(circuit, errors, false);
    }

    <T extends @Nullable Object> CompletionStage<T> call(Supplier<CompletionStage<T>> call) {
        RedisCacheException opener = circuit.enter();
        if (opener == null) {
            return made(call, circuit);
        }
        return isHeeded
                ? CompletableFuture.failedFuture(errors.circuitOpen(opener, circuit.remaining()))
                : made(call, Circuit.ALWAYS_CLOSED);
    }

    private <T extends @Nullable Object> CompletionStage<T> made(Supplier<CompletionStage<T>> call, Circuit entered) {
        try {
            return call.get().handle((result, failure) -> {
                if (failure != null) {
                    throw new CompletionException(left(failure, entered));
                }
                entered.leave(null);
                return result;
            });
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(left(e, entered));
        } catch (Error e) {
            entered.leave(null);
            return CompletableFuture.failedFuture(e);
        }
    }

    private RedisCacheException left(Throwable failure, Circuit entered) {
        RedisCacheException error = errors.translate(failure);
        entered.leave(error);
        return error;
    }
}
