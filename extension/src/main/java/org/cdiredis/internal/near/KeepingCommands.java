package org.cdiredis.internal.near;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.cdiredis.TimeToLive;
import org.cdiredis.internal.commands.ForwardedCommands;
import org.cdiredis.internal.commands.RedisCommands;

/** Commands on one entry, which ask for its time to live in the same round trip as for its value, and keep both. */
final class KeepingCommands extends ForwardedCommands {

    private final RedisCommands commands;
    private final NearValues<?> values;
    private final NearKey key;
    private final String physicalKey;

    KeepingCommands(RedisCommands commands, NearValues<?> values, NearKey key, String physicalKey) {
        this.commands = commands;
        this.values = values;
        this.key = key;
        this.physicalKey = physicalKey;
    }

    @Override
    protected <T extends @Nullable Object> CompletionStage<T> forward(
            Function<RedisCommands, CompletionStage<T>> call) {
        return call.apply(commands);
    }

    @Override
    public CompletionStage<byte @Nullable []> get(String asked) {
        return asked.equals(physicalKey) && values.ticket(physicalKey) != null
                ? together(together -> together.get(asked))
                : commands.get(asked);
    }

    /** What is found is kept when all has been answered: the calls may be made once more before that. */
    @Override
    public <T extends @Nullable Object> CompletionStage<T> together(Function<RedisCommands, CompletionStage<T>> calls) {
        AtomicReference<@Nullable Runnable> keeping = new AtomicReference<>();
        return commands.<T>together(together -> calls.apply(new Together(together, keeping)))
                .thenApply(result -> {
                    Runnable keep = keeping.get();
                    if (keep != null) {
                        keep.run();
                    }
                    return result;
                });
    }

    @Override
    public KeyPages scan(String pattern, int pageSize) {
        return commands.scan(pattern, pageSize);
    }

    private void keep(Ticket ticket, byte @Nullable [] bytes, TimeToLive timeToLive) {
        if (bytes != null) {
            values.keep(key, ticket, physicalKey, bytes, timeToLive);
        }
    }

    /** The same among other commands. */
    private final class Together extends ForwardedCommands {

        private final RedisCommands together;
        private final AtomicReference<@Nullable Runnable> keeping;

        Together(RedisCommands together, AtomicReference<@Nullable Runnable> keeping) {
            this.together = together;
            this.keeping = keeping;
        }

        @Override
        protected <T extends @Nullable Object> CompletionStage<T> forward(
                Function<RedisCommands, CompletionStage<T>> call) {
            return call.apply(together);
        }

        @Override
        public CompletionStage<byte @Nullable []> get(String asked) {
            Ticket ticket = asked.equals(physicalKey) ? values.ticket(physicalKey) : null;
            if (ticket == null) {
                return together.get(asked);
            }
            return together.get(asked).thenCombine(together.timeToLive(asked), (bytes, timeToLive) -> {
                keeping.set(() -> keep(ticket, bytes, timeToLive));
                return bytes;
            });
        }

        @Override
        public KeyPages scan(String pattern, int pageSize) {
            throw new UnsupportedOperationException("a scan in a batch");
        }
    }
}
