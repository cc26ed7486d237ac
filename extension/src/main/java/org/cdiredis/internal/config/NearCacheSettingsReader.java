package org.cdiredis.internal.config;

import java.util.Optional;
import java.util.stream.Stream;

import org.cdiredis.internal.Messages;

/** Reads what a node keeps of the entries of one cache. */
final class NearCacheSettingsReader {

    private static final Library CAFFEINE =
            new Library("com.github.ben-manes.caffeine:caffeine", "com.github.benmanes.caffeine.cache.Caffeine");

    private final OptionReader options;
    private final Problems problems;

    NearCacheSettingsReader(OptionReader options, Problems problems) {
        this.options = options;
        this.problems = problems;
    }

    /** The settings; empty if nothing is to be kept. */
    Optional<NearCacheSettings> read(Optional<ConnectionSettings> connection) {
        Optional<Option<Integer>> size = size();
        if (size.isEmpty()) {
            reportWithoutSize();
            return Optional.empty();
        }
        Option<Integer> option = size.get();
        Optional<NearCacheSettings.Bound> bound = options.configured(option)
                .map(maximum -> option.equals(NearCacheOptions.MAX_SIZE)
                        ? new NearCacheSettings.Entries(maximum)
                        : new NearCacheSettings.Bytes(maximum));
        reportMissingLibrary(option);
        InvalidationKind invalidation = options.value(NearCacheOptions.INVALIDATION);
        if (invalidation == InvalidationKind.CHANNEL) {
            connection.ifPresent(this::checkChannel);
        }
        return bound.map(found -> new NearCacheSettings(
                found,
                options.value(NearCacheOptions.TTL),
                invalidation,
                options.value(NearCacheOptions.MAX_STALENESS)));
    }

    /** The option that bounds the near cache: the cache's own, if the other one is for all caches. */
    private Optional<Option<Integer>> size() {
        Option<Integer> entries = NearCacheOptions.MAX_SIZE;
        Option<Integer> bytes = NearCacheOptions.MAX_BYTES;
        if (!options.isConfigured(entries) || !options.isConfigured(bytes)) {
            return Stream.of(entries, bytes).filter(options::isConfigured).findFirst();
        }
        if (options.isOwn(entries) == options.isOwn(bytes)) {
            problems.add(
                    Messages.MESSAGES.twoNearCacheBounds(options.effectiveKey(entries), options.effectiveKey(bytes)));
        }
        return Optional.of(options.isOwn(bytes) ? bytes : entries);
    }

    /** What is set for all caches is no mistake where one of them keeps nothing. */
    private void reportWithoutSize() {
        Stream.of(NearCacheOptions.TTL, NearCacheOptions.INVALIDATION, NearCacheOptions.MAX_STALENESS)
                .filter(options::isOwn)
                .forEach(option -> problems.add(Messages.MESSAGES.noNearCache(
                        options.ownKey(option),
                        options.ownKey(NearCacheOptions.MAX_SIZE),
                        options.ownKey(NearCacheOptions.MAX_BYTES))));
    }

    private void reportMissingLibrary(Option<Integer> option) {
        if (!CAFFEINE.isPresent(getClass().getClassLoader())) {
            problems.add(Messages.MESSAGES.libraryMissing(
                    options.effectiveKey(option),
                    options.configured(option).map(String::valueOf).orElse(""),
                    CAFFEINE.coordinates()));
        }
    }

    private void checkChannel(ConnectionSettings connection) {
        String key = options.effectiveKey(NearCacheOptions.INVALIDATION);
        Location location = connection.location();
        if (location instanceof Location.Shards) {
            problems.add(Messages.MESSAGES.channelOfShards(key));
        } else if (hasReplicas(location) && connection.replication().readFrom() != ReadFrom.PRIMARY) {
            problems.add(Messages.MESSAGES.channelWithReplicas(key, options.ownKey(TopologyOptions.READ_FROM)));
        }
    }

    private static boolean hasReplicas(Location location) {
        return location instanceof Location.Replicated
                || location instanceof Location.Sentinels
                || location instanceof Location.Cluster;
    }
}
