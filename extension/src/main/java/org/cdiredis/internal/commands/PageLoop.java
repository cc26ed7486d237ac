package org.cdiredis.internal.commands;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import org.cdiredis.internal.commands.RedisCommands.KeyPages;

/** Takes page after page, each once the action on the one before has ended. However many there are, it holds one. */
public final class PageLoop {

    private final KeyPages pages;
    private final Function<List<String>, CompletionStage<Long>> action;
    private final CompletableFuture<Long> total = new CompletableFuture<>();
    private long count;

    private PageLoop(KeyPages pages, Function<List<String>, CompletionStage<Long>> action) {
        this.pages = pages;
        this.action = action;
    }

    /**
     * Takes all pages.
     *
     * @param pages the pages
     * @param action what to do with each, and what counts
     * @return the sum of what the action gives
     */
    public static CompletionStage<Long> run(KeyPages pages, Function<List<String>, CompletionStage<Long>> action) {
        PageLoop loop = new PageLoop(pages, action);
        loop.next();
        return loop.total;
    }

    private void next() {
        pages.next()
                .thenCompose(page -> page.isEmpty()
                        ? CompletableFuture.completedFuture(page)
                        : action.apply(page).thenApply(counted -> {
                            count += counted;
                            return page;
                        }))
                .whenComplete((page, failure) -> {
                    if (failure != null) {
                        total.completeExceptionally(failure);
                    } else if (page.isEmpty()) {
                        total.complete(count);
                    } else {
                        next();
                    }
                });
    }
}
