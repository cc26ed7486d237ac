package org.cdiredis.internal.near;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import org.cdiredis.internal.config.InvalidationKind;

/** Near caches whose nodes tell each other of changes. */
final class ChannelTest extends NearCacheContract {

    @Override
    InvalidationKind invalidation() {
        return InvalidationKind.CHANNEL;
    }

    @Test
    void foreignWrite_isNotNoticed_asTheReferenceSays() {
        kept("k", "old");

        server.command("SET", "books:1:k", "\"new\"");

        assertThat(reader.get("k")).isEqualTo("old");
        assertThat(writer.get("k")).isEqualTo("new");
    }
}
