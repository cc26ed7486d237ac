package org.cdiredis.internal.near;

import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.cdiredis.internal.commands.ForwardedCommands;
import org.cdiredis.internal.commands.RedisCommands;
import org.cdiredis.internal.commands.StoredValue;

/** Commands on one entry, which ask for its time to live along with its value, and keep both. */
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
        Ticket ticket = ticket(asked);
        return ticket == null ? commands.get(asked) : kept(asked, ticket).thenApply(StoredValue::bytes);
    }

    @Override
    public CompletionStage<StoredValue> getWithTimeToLive(String asked) {
        Ticket ticket = ticket(asked);
        return ticket == null ? commands.getWithTimeToLive(asked) : kept(asked, ticket);
    }

    /** Before the first command leaves: whatever changes between that and the last answer is counted. */
    private @Nullable Ticket ticket(String asked) {
        return asked.equals(physicalKey) ? values.ticket(physicalKey) : null;
    }

    private CompletionStage<StoredValue> kept(String asked, Ticket ticket) {
        return commands.getWithTimeToLive(asked).thenApply(found -> {
            byte[] bytes = found.bytes();
            if (bytes != null) {
                values.keep(key, ticket, physicalKey, bytes, found.timeToLive());
            }
            return found;
        });
    }

    @Override
    public <T extends @Nullable Object> CompletionStage<T> together(Function<RedisCommands, CompletionStage<T>> calls) {
        return commands.together(calls);
    }

    @Override
    public KeyPages scan(String pattern, int pageSize) {
        return commands.scan(pattern, pageSize);
    }
}
