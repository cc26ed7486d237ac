package org.cdiredis.internal.client;

import java.time.Duration;

import org.cdiredis.Cache;
import org.cdiredis.Expiry;
import org.cdiredis.codec.KeySpace;
import org.cdiredis.internal.cache.CacheFactory;
import org.cdiredis.internal.codec.KeyText;
import org.cdiredis.internal.codec.SeparatedKeys;
import org.cdiredis.internal.codec.ValueCodecs;
import org.cdiredis.internal.commands.CommandsFactory;
import org.cdiredis.internal.config.BreakerSettings;
import org.cdiredis.internal.config.CacheSettings;
import org.cdiredis.internal.config.ConnectionSettings;
import org.cdiredis.internal.config.TestSettings;

/** Caches of texts over the clients of a test. */
final class TestCaches implements AutoCloseable {

    private final Clients clients = new Clients();
    private final ValueCodecs codecs = new ValueCodecs(TestSettings.components());

    @SuppressWarnings("unchecked")
    Cache<String, String> cache(ConnectionSettings connection) {
        CacheSettings settings = TestSettings.of("books", new KeySpace("", 1), Expiry.after(Duration.ofMinutes(5)));
        return new CacheFactory(TestSettings.components(new SeparatedKeys()), clients.timer(), clients.background())
                .create(
                        settings,
                        (KeyText<String>) KeyText.of(String.class).orElseThrow(),
                        codecs.codec(settings.values(), codecs.canonical(String.class)),
                        CommandsFactory.create("books", connection, BreakerSettings.OFF, clients),
                        TestSettings.NO_LOCKS,
                        TestSettings.NO_REFERENCE);
    }

    Clients clients() {
        return clients;
    }

    @Override
    public void close() {
        clients.close();
    }
}
