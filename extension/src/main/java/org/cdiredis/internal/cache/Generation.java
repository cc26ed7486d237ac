package org.cdiredis.internal.cache;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.cdiredis.codec.GlobPattern;
import org.cdiredis.internal.CacheLogger;
import org.cdiredis.internal.commands.ForwardedCommands;
import org.cdiredis.internal.commands.MarkedCommands;
import org.cdiredis.internal.commands.PageLoop;
import org.cdiredis.internal.commands.RedisCommands;
import org.cdiredis.internal.commands.SetCondition;

/**
 * The commands of one key space whose keys carry the mark of the generation that is valid: a random text in a key of its own,
 * which a clear replaces, so that all entries of before are out of reach.
 *
 * <p>Which generation is valid is remembered, and checked together with each command, in the same round trip. If another node
 * has cleared meanwhile, the command is called again with the new mark: what it did under the old one, nobody sees. If the key
 * is lost, by eviction for example, a new generation begins rather than an old one again.
 */
final class Generation extends ForwardedCommands {

    private static final int RADIX = 36;

    private final RedisCommands commands;
    private final String generationKey;
    private volatile @Nullable String known;

    Generation(RedisCommands commands, String generationKey) {
        this.commands = commands;
        this.generationKey = generationKey;
    }

    /** How a command ended, and which generation was valid then. */
    private record Checked<T extends @Nullable Object>(
            CompletableFuture<T> outcome, @Nullable String valid) {}

    @Override
    protected <T extends @Nullable Object> CompletionStage<T> forward(
            Function<RedisCommands, CompletionStage<T>> call) {
        String mark = known;
        return mark == null ? current().thenCompose(fetched -> checked(call, fetched)) : checked(call, mark);
    }

    private <T extends @Nullable Object> CompletionStage<T> checked(
            Function<RedisCommands, CompletionStage<T>> call, String mark) {
        return commands.<Checked<T>>together(together -> {
                    CompletableFuture<T> outcome =
                            call.apply(new MarkedCommands(together, mark)).toCompletableFuture();
                    // Whether it failed or not, the answer counts only if the generation was the valid one.
                    return outcome.handle((result, failure) -> true)
                            .thenCombine(
                                    together.get(generationKey), (ended, valid) -> new Checked<>(outcome, text(valid)));
                })
                .thenCompose(checked -> {
                    if (mark.equals(checked.valid)) {
                        return checked.outcome;
                    }
                    known = checked.valid;
                    return forward(call);
                });
    }

    /** The mark of the valid generation; a new one if there is none. */
    CompletionStage<String> current() {
        return commands.get(generationKey).thenCompose(valid -> {
            String mark = text(valid);
            if (mark != null) {
                known = mark;
                return CompletableFuture.completedFuture(mark);
            }
            return commands.set(generationKey, newMark().getBytes(US_ASCII), null, SetCondition.IF_ABSENT)
                    .thenCompose(stored -> current());
        });
    }

    /** Begins a new generation, and removes the entries of the one before in the background. */
    CompletionStage<Long> next(String allKeys, int pageSize) {
        String mark = newMark();
        return commands.<byte @Nullable []>together(together -> together.get(generationKey)
                        .thenCombine(
                                together.set(generationKey, mark.getBytes(US_ASCII), null, SetCondition.ALWAYS),
                                (before, stored) -> before))
                .thenApply(before -> {
                    known = mark;
                    String old = text(before);
                    if (old != null) {
                        remove(GlobPattern.escape(old) + allKeys, pageSize);
                    }
                    return -1L;
                });
    }

    private void remove(String pattern, int pageSize) {
        PageLoop.runAhead(commands.scan(pattern, pageSize), commands::unlink).whenComplete((removed, failure) -> {
            if (failure != null) {
                CacheLogger.LOG.oldGenerationRemains(generationKey, String.valueOf(failure.getMessage()));
            }
        });
    }

    /** Moves an entry to a key of another generation. */
    CompletionStage<Boolean> move(String from, Generation target, String to) {
        return current()
                .thenCombine(target.current(), (mark, targetMark) -> commands.move(mark + from, targetMark + to))
                .thenCompose(Function.identity());
    }

    /** Of a clear meanwhile there is no need to hear: no load of before stores its value after that. */
    @Override
    public CompletionStage<Long> endLoads(String pattern, int pageSize) {
        return current().thenCompose(mark -> new MarkedCommands(commands, mark).endLoads(pattern, pageSize));
    }

    @Override
    public KeyPages scan(String pattern, int pageSize) {
        return new KeyPages() {
            private @Nullable KeyPages pages;

            @Override
            public CompletionStage<List<String>> next() {
                KeyPages existing = pages;
                if (existing != null) {
                    return existing.next();
                }
                return current().thenCompose(mark -> {
                    KeyPages created = new MarkedCommands(commands, mark).scan(pattern, pageSize);
                    pages = created;
                    return created.next();
                });
            }
        };
    }

    private static String newMark() {
        return Long.toUnsignedString(ThreadLocalRandom.current().nextLong(), RADIX) + '@';
    }

    private static @Nullable String text(byte @Nullable [] bytes) {
        return bytes == null ? null : new String(bytes, US_ASCII);
    }
}
