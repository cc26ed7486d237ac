package org.cdiredis.caching;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;

import org.cdiredis.Cache;

/**
 * A bean with methods that are cached under the name {@code shelf}.
 *
 * @param <S> its class
 */
abstract class ShelfFixture<S> extends RedisFixture {

    private final List<String> properties;
    private final Class<S> type;
    private final Class<?>[] others;

    S shelf;
    Cache<String, String> entries;

    ShelfFixture(List<String> properties, Class<S> type, Class<?>... others) {
        this.properties = properties;
        this.type = type;
        this.others = others;
    }

    @BeforeEach
    final void deployShelf() {
        redeploy();
    }

    /** Deploys it with further properties, in place of the one that is there. */
    final void redeploy(String... further) {
        undeploy();
        List<String> lines = new ArrayList<>(properties);
        lines.addAll(List.of(further));
        CachingContainer container = deploy(lines, type, others);
        shelf = container.get(type);
        entries = container.cache(String.class);
    }

    static String key(Object... arguments) {
        return CacheKeys.within("shelf", arguments);
    }
}
