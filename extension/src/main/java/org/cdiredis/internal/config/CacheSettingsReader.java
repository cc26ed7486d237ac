package org.cdiredis.internal.config;

import java.util.Optional;

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
        KeySettings keys = new KeySettingsReader(options, problems).read();
        ValueSettings values = new ValueSettingsReader(options, problems).read();
        EntrySettings entries = entries();
        LoadSettings loads = loads();
        Optional<NearCacheSettings> near = new NearCacheSettingsReader(options, problems).read(connection);
        ErrorSettings errors = new ErrorSettingsReader(options).read();
        LockSettings locks = new LockSettingsReader(options).read();
        return connection.map(
                found -> new CacheSettings(options.alias(), found, keys, values, entries, loads, near, errors, locks));
    }

    private EntrySettings entries() {
        return new EntrySettings(
                options.value(EntryOptions.TTL),
                options.value(EntryOptions.TTL_JITTER),
                options.value(EntryOptions.NULL_POLICY),
                options.value(EntryOptions.CLEAR),
                options.value(EntryOptions.SCAN_PAGE_SIZE),
                options.value(EntryOptions.TRANSACTIONAL));
    }

    private LoadSettings loads() {
        return new LoadSettings(
                options.value(LoadOptions.SINGLE_FLIGHT),
                options.value(LoadOptions.STALE_WINDOW),
                options.value(LoadOptions.STALE_REFRESH),
                options.value(LoadOptions.LOAD_LEASE),
                options.value(LoadOptions.LOAD_TIMEOUT));
    }

    private void reportMissingLocation(Optional<String> injectionPoint) {
        String key = options.ownKey(ConnectionOptions.LOCATION);
        problems.add(injectionPoint
                .map(point -> Messages.MESSAGES.noLocationForInjection(options.alias(), point, key))
                .orElseGet(() -> Messages.MESSAGES.noLocation(options.alias(), key)));
    }
}
