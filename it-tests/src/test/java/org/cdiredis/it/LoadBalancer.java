package org.cdiredis.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Gives requests to the nodes in turn, and to the next one if one cannot be reached. Sees neither cookies nor sessions. */
final class LoadBalancer {

    private final List<URI> nodes;
    private final AtomicInteger turn = new AtomicInteger();

    LoadBalancer(List<URI> nodes) {
        this.nodes = nodes;
    }

    <T> T forward(Function<URI, T> request) {
        int next = turn.getAndIncrement();
        for (int attempt = 1; ; attempt++) {
            URI node = nodes.get(next++ % nodes.size());
            try {
                return request.apply(node);
            } catch (UncheckedIOException e) {
                if (attempt == nodes.size()) {
                    throw new UncheckedIOException(new IOException("no node answers", e));
                }
            }
        }
    }
}
