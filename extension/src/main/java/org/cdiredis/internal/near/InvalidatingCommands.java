package org.cdiredis.internal.near;

import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.cdiredis.internal.commands.RedisCommands;

/**
 * Commands after whose writes no node's near cache has the old entry: this node's not from before the write on, and others as
 * soon as they are told. Also after a write that failed, since Redis may have done it.
 */
public final class InvalidatingCommands extends WritingCommands {

    private final RedisCommands commands;
    private final NearCache cache;

    /**
     * Commands.
     *
     * @param commands are called
     * @param cache the near cache
     */
    public InvalidatingCommands(RedisCommands commands, NearCache cache) {
        this.commands = commands;
        this.cache = cache;
    }

    @Override
    protected <T extends @Nullable Object> CompletionStage<T> forward(
            Function<RedisCommands, CompletionStage<T>> call) {
        return call.apply(commands);
    }

    @Override
    <T extends @Nullable Object> CompletionStage<T> write(
            Collection<String> keys, Function<RedisCommands, CompletionStage<T>> call) {
        return cache.writing(keys, () -> call.apply(commands));
    }

    @Override
    public <T extends @Nullable Object> CompletionStage<T> together(Function<RedisCommands, CompletionStage<T>> calls) {
        Set<String> written = ConcurrentHashMap.newKeySet();
        CompletionStage<T> all = commands.together(together -> calls.apply(new Together(together, written)));
        return all.handle((result, failure) -> written.isEmpty() ? all : cache.written(written, all))
                .thenCompose(Function.identity());
    }

    @Override
    public KeyPages scan(String pattern, int pageSize) {
        return commands.scan(pattern, pageSize);
    }

    /** Equal if the commands are, so that a batch sends together what may go together. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof InvalidatingCommands that && commands.equals(that.commands) && cache.equals(that.cache);
    }

    @Override
    public int hashCode() {
        return commands.hashCode();
    }

    /** Commands of which others are told when all are done. */
    private final class Together extends WritingCommands {

        private final RedisCommands together;
        private final Set<String> written;

        Together(RedisCommands together, Set<String> written) {
            this.together = together;
            this.written = written;
        }

        @Override
        protected <T extends @Nullable Object> CompletionStage<T> forward(
                Function<RedisCommands, CompletionStage<T>> call) {
            return call.apply(together);
        }

        @Override
        <T extends @Nullable Object> CompletionStage<T> write(
                Collection<String> keys, Function<RedisCommands, CompletionStage<T>> call) {
            keys.forEach(cache::changed);
            written.addAll(keys);
            return call.apply(together);
        }

        @Override
        public KeyPages scan(String pattern, int pageSize) {
            throw new UnsupportedOperationException("a scan in a batch");
        }
    }
}
