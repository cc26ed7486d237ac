package org.cdiredis.internal.commands;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.cdiredis.internal.commands.RedisCommands.KeyPages;

/** Takes page after page, each once the action on the one before has ended. However many there are, it holds one, or two. */
public final class PageLoop {

    private final KeyPages pages;
    private final Function<List<String>, CompletionStage<Long>> action;
    private final boolean isAhead;
    private final CompletableFuture<Long> total = new CompletableFuture<>();
    private long count;

    private PageLoop(KeyPages pages, Function<List<String>, CompletionStage<Long>> action, boolean isAhead) {
        this.pages = pages;
        this.action = action;
        this.isAhead = isAhead;
    }

    /**
     * Takes all pages.
     *
     * @param pages the pages
     * @param action what to do with each, and what counts
     * @return the sum of what the action gives
     */
    public static CompletionStage<Long> run(KeyPages pages, Function<List<String>, CompletionStage<Long>> action) {
        return new PageLoop(pages, action, false).begin();
    }

    /**
     * Takes all pages, and looks for the next one while the action on one is under way.
     *
     * @param pages the pages
     * @param action what to do with each, and what counts
     * @return the sum of what the action gives
     */
    public static CompletionStage<Long> runAhead(KeyPages pages, Function<List<String>, CompletionStage<Long>> action) {
        return new PageLoop(pages, action, true).begin();
    }

    private CompletionStage<Long> begin() {
        take(pages.next());
        return total;
    }

    private void take(CompletionStage<List<String>> page) {
        page.thenCompose(this::taken).whenComplete((following, failure) -> {
            if (failure != null) {
                total.completeExceptionally(failure);
            } else if (following == null) {
                total.complete(count);
            } else {
                take(following);
            }
        });
    }

    /** The page behind one, once the action on that has ended; null if there is none. */
    private CompletionStage<@Nullable CompletionStage<List<String>>> taken(List<String> page) {
        if (page.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        CompletionStage<List<String>> ahead = isAhead ? pages.next() : null;
        return action.apply(page).thenApply(counted -> {
            count += counted;
            return ahead == null ? pages.next() : ahead;
        });
    }
}
