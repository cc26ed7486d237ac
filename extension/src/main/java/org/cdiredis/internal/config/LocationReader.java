package org.cdiredis.internal.config;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import org.cdiredis.internal.Messages;

/** Makes one location of the URLs of a cache and its topology, and reports what does not go together. */
final class LocationReader {

    private final OptionReader options;
    private final Problems problems;

    LocationReader(OptionReader options, Problems problems) {
        this.options = options;
        this.problems = problems;
    }

    /** The location, and who logs in there; empty if the URLs do not fit the topology, which is reported. */
    Optional<LocatedCredentials> read(LocatedUrls located) {
        Topology topology = topology(located);
        reportSentinelOptions(topology);
        List<Location> locations =
                located.urls().stream().map(LocatedCredentials::location).toList();
        Optional<Location> location = switch (topology) {
            case STANDALONE -> alone(locations);
            case REPLICATED -> servers(topology, locations).map(LocationReader::replicated);
            case SENTINEL -> sentinels(servers(topology, locations));
            case CLUSTER -> servers(topology, locations).flatMap(this::cluster);
            case SHARDED -> servers(topology, locations).map(Location.Shards::new);
        };
        return location.map(found -> new LocatedCredentials(found, credentials(located)));
    }

    /** Where the sentinels' own options are read, too, if the URLs are wrong: all that is wrong is to be reported at once. */
    void readWithoutUrls() {
        if (options.configured(TopologyOptions.TOPOLOGY).equals(Optional.of(Topology.SENTINEL))) {
            sentinels(Optional.empty());
        }
    }

    private Topology topology(LocatedUrls located) {
        return options.configured(TopologyOptions.TOPOLOGY)
                .orElse(located.urls().size() > 1 ? Topology.REPLICATED : Topology.STANDALONE);
    }

    private Optional<Location> alone(List<Location> locations) {
        if (locations.size() > 1) {
            problems.add(Messages.MESSAGES.tooManyUrls(
                    options.effectiveKey(TopologyOptions.TOPOLOGY),
                    options.effectiveKey(ConnectionOptions.LOCATION),
                    locations.size()));
            return Optional.empty();
        }
        return Optional.of(locations.get(0));
    }

    private static Location replicated(List<Location.Server> servers) {
        return servers.size() == 1
                ? servers.get(0)
                : new Location.Replicated(servers.get(0), servers.subList(1, servers.size()));
    }

    private Optional<Location> cluster(List<Location.Server> seeds) {
        if (seeds.stream().anyMatch(seed -> seed.database() != 0)) {
            problems.add(Messages.MESSAGES.databaseInCluster(options.effectiveKey(ConnectionOptions.LOCATION)));
            return Optional.empty();
        }
        return Optional.of(new Location.Cluster(seeds));
    }

    private Optional<Location> sentinels(Optional<List<Location.Server>> servers) {
        Optional<String> masterName =
                options.configured(TopologyOptions.MASTER_NAME).filter(name -> !name.isBlank());
        if (masterName.isEmpty()) {
            problems.add(Messages.MESSAGES.masterNameMissing(
                    options.alias(), options.effectiveKey(TopologyOptions.MASTER_NAME)));
        }
        Credentials credentials = new Credentials(
                options.configured(TopologyOptions.SENTINEL_USERNAME).filter(name -> !name.isEmpty()),
                options.configured(TopologyOptions.SENTINEL_PASSWORD)
                        .filter(password -> !password.value().isEmpty()));
        if (credentials.username().isPresent() && credentials.password().isEmpty()) {
            problems.add(Messages.MESSAGES.usernameWithoutPassword(
                    options.alias(), options.effectiveKey(TopologyOptions.SENTINEL_PASSWORD)));
        }
        return servers.flatMap(found -> masterName.map(name -> new Location.Sentinels(found, name, credentials)));
    }

    /** An option of its own for sentinels that the cache does not have, or one for all with no word on the topology. */
    private void reportSentinelOptions(Topology topology) {
        if (topology == Topology.SENTINEL) {
            return;
        }
        boolean isForgotten = !options.isConfigured(TopologyOptions.TOPOLOGY);
        for (Option<?> option : TopologyOptions.SENTINEL) {
            String key = options.effectiveKey(option);
            if (options.isConfigured(option) && (isForgotten || key.equals(options.ownKey(option)))) {
                problems.add(Messages.MESSAGES.sentinelOptionWithoutSentinels(
                        key, options.effectiveKey(TopologyOptions.TOPOLOGY)));
            }
        }
    }

    private Optional<List<Location.Server>> servers(Topology topology, List<Location> locations) {
        String key = options.effectiveKey(ConnectionOptions.LOCATION);
        if (!locations.stream().allMatch(Location.Server.class::isInstance)) {
            problems.add(Messages.MESSAGES.standaloneOnly(key, OptionParsers.text(topology)));
            return Optional.empty();
        }
        List<Location.Server> servers =
                locations.stream().map(Location.Server.class::cast).toList();
        Set<String> addresses = new LinkedHashSet<>();
        servers.stream()
                .filter(server -> !addresses.add(server.address()))
                .forEach(twice -> problems.add(Messages.MESSAGES.serverTwice(key, twice.address())));
        requireSame("redis:// and rediss://", servers, Location.Server::tls);
        requireSame("databases", servers, Location.Server::database);
        return Optional.of(servers);
    }

    private Credentials credentials(LocatedUrls located) {
        List<Credentials> given = located.urls().stream()
                .map(LocatedCredentials::credentials)
                .filter(credentials -> !credentials.equals(Credentials.NONE))
                .toList();
        requireSame("user names or passwords", given, credentials -> credentials);
        return given.isEmpty() ? Credentials.NONE : given.get(0);
    }

    private <T> void requireSame(String what, List<T> urls, Function<T, Object> part) {
        if (urls.stream().map(part).filter(Objects::nonNull).distinct().count() > 1) {
            problems.add(Messages.MESSAGES.unlikeUrls(options.effectiveKey(ConnectionOptions.LOCATION), what));
        }
    }
}
