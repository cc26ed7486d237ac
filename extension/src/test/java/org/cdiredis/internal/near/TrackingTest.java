package org.cdiredis.internal.near;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import org.cdiredis.internal.config.InvalidationKind;

/** Near caches that the server tells of changes. */
final class TrackingTest extends NearCacheContract {

    @Override
    InvalidationKind invalidation() {
        return InvalidationKind.TRACKING;
    }

    @Test
    void foreignWrites_areSeenWithinTheBound() {
        String[][] writes = {
            {"SET", "books:1:k", "\"new\""},
            {"DEL", "books:1:k"},
            {"PEXPIRE", "books:1:k", "1"},
            {"RENAME", "books:1:k", "elsewhere"},
            {"EVAL", "redis.call('SET', KEYS[1], '\"new\"')", "1", "books:1:k"},
            {"FLUSHDB"},
            {"FLUSHALL"},
            {"FLUSHALL", "ASYNC"}
        };
        for (String[] write : writes) {
            kept("k", "old");

            server.command(write);

            withinBound(() ->
                    assertThat(reader.get("k")).as(String.join(" ", write)).isNotEqualTo("old"));
        }
    }

    @Test
    void evictedEntry_isGoneWithinTheBound() {
        kept("k", "old");
        server.command("CONFIG", "SET", "maxmemory-policy", "allkeys-lru");

        server.command("CONFIG", "SET", "maxmemory", "1");
        server.command("DBSIZE");

        withinBound(() -> assertThat(server.command("EXISTS", "books:1:k")).isEqualTo("0"));
        server.command("CONFIG", "SET", "maxmemory", "0");
        withinBound(() -> assertThat(reader.get("k")).isNull());
    }

    @Test
    void swappedDatabases_areSeenOnceTheConnectionsAreCut() {
        kept("k", "old");

        server.command("SWAPDB", "0", "1");
        server.command("CLIENT", "KILL", "TYPE", "pubsub");

        withinBound(() -> assertThat(reader.get("k")).isNull());
    }
}
