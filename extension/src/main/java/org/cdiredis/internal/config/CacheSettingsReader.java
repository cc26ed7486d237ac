package org.cdiredis.internal.config;

import java.util.Optional;

import org.cdiredis.Expiry;
import org.cdiredis.internal.Messages;

/** Reads the options of one cache into its settings. */
final class CacheSettingsReader {

    private final OptionReader options;
    private final Problems problems;

    CacheSettingsReader(OptionReader options, Problems problems) {
        this.options = options;
        this.problems = problems;
    }

    /**
     * The settings; empty if the cache has no location or a wrong one. If the cache is needed or has a location, all that is
     * wrong with it is reported, a missing location included; otherwise nothing is, since options for all caches may fit
     * only together with those that other caches have of their own.
     */
    Optional<CacheSettings> read(boolean isNeeded, Optional<String> injectionPoint) {
        ConnectionSettingsReader connections = new ConnectionSettingsReader(options, problems);
        if (!connections.hasLocation()) {
            if (!isNeeded) {
                return Optional.empty();
            }
            reportMissingLocation(injectionPoint);
        }
        Optional<ConnectionSettings> connection = connections.read();
        KeySettings keys = new KeySettingsReader(options).read();
        ValueSettings values = new ValueSettingsReader(options).read();
        Expiry expiry = options.value(EntryOptions.TTL);
        return connection.map(found -> new CacheSettings(options.alias(), found, keys, values, expiry));
    }

    private void reportMissingLocation(Optional<String> injectionPoint) {
        String key = options.ownKey(ConnectionOptions.LOCATION);
        problems.add(injectionPoint
                .map(point -> Messages.MESSAGES.noLocationForInjection(options.alias(), point, key))
                .orElseGet(() -> Messages.MESSAGES.noLocation(options.alias(), key)));
    }
}
