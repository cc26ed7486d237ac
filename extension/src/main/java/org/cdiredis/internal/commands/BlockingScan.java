package org.cdiredis.internal.commands;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import org.redisson.RedissonKeys;
import org.redisson.api.RedissonClient;
import org.redisson.api.options.KeysScanOptions;
import org.redisson.config.ReadMode;

import org.cdiredis.internal.client.Client;
import org.cdiredis.internal.commands.RedisCommands.KeyPages;

/**
 * Scans with Redisson's blocking iterator, on a thread of its own: the asynchronous one (4.7.0) ends at the first page without
 * a match, although the server's cursor goes on.
 */
final class BlockingScan implements KeyPages {

    private final Route.Direct route;
    private final KeysScanOptions options;
    private final int pageSize;
    private @Nullable Iterator<String> keys;

    BlockingScan(Route.Direct route, String pattern, int pageSize) {
        this.route = route;
        this.options = KeysScanOptions.defaults().pattern(pattern).chunkSize(pageSize);
        this.pageSize = pageSize;
    }

    @Override
    public CompletionStage<List<String>> next() {
        Client client = route.client();
        // Without the deadline: a page may take many commands, each bounded by the timeout of the client.
        return route.translated(
                () -> CompletableFuture.supplyAsync(() -> nextOf(client.redisson()), client.blocking()));
    }

    private List<String> nextOf(RedissonClient redisson) {
        Iterator<String> iterator = keys;
        if (iterator == null) {
            // From primaries: what lags behind would leave entries when it lists those to remove.
            iterator = new RedissonKeys(RedisObjects.executor(redisson, ReadMode.MASTER))
                    .getKeys(options)
                    .iterator();
            keys = iterator;
        }
        List<String> page = new ArrayList<>(pageSize);
        while (page.size() < pageSize && iterator.hasNext()) {
            page.add(iterator.next());
        }
        return page;
    }
}
