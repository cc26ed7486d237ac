package org.cdiredis.internal.commands;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.cdiredis.RedisCacheException;
import org.cdiredis.internal.client.Circuit;

/** Makes calls unless the circuit is open, and translates what they fail with. */
record CircuitGuard(Circuit circuit, RedissonErrors errors) {

    <T extends @Nullable Object> CompletionStage<T> call(Supplier<CompletionStage<T>> call) {
        RedisCacheException opener = circuit.enter();
        if (opener != null) {
            return CompletableFuture.failedFuture(errors.circuitOpen(opener, circuit.remaining()));
        }
        try {
            return call.get().handle((result, failure) -> {
                if (failure != null) {
                    throw new CompletionException(left(failure));
                }
                circuit.leave(null);
                return result;
            });
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(left(e));
        } catch (Error e) {
            circuit.leave(null);
            return CompletableFuture.failedFuture(e);
        }
    }

    private RedisCacheException left(Throwable failure) {
        RedisCacheException error = errors.translate(failure);
        circuit.leave(error);
        return error;
    }
}
