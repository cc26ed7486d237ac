package org.cdiredis.internal.config;

import java.util.List;
import java.util.Optional;

import org.cdiredis.internal.Messages;

/** Reads where the Redis of one cache is and how it is reached. */
final class ConnectionSettingsReader {

    private static final LocatedCredentials NOWHERE =
            new LocatedCredentials(new Location.Server(false, "", 0, 0), Credentials.NONE);

    private final OptionReader options;
    private final Problems problems;

    ConnectionSettingsReader(OptionReader options, Problems problems) {
        this.options = options;
        this.problems = problems;
    }

    boolean hasLocation() {
        return options.isConfigured(ConnectionOptions.LOCATION);
    }

    /** The settings; empty if the cache has no location or a wrong one. */
    Optional<ConnectionSettings> read() {
        LocationReader locations = new LocationReader(options, problems);
        Optional<LocatedUrls> urls = options.configured(ConnectionOptions.LOCATION);
        Optional<LocatedCredentials> located = urls.flatMap(locations::read);
        if (urls.isEmpty()) {
            locations.readWithoutUrls();
        }
        // Read without a location, too: all that is wrong is to be reported at once.
        ConnectionSettings connection = connection(located.orElse(NOWHERE));
        return located.map(url -> connection);
    }

    private ConnectionSettings connection(LocatedCredentials url) {
        return new ConnectionSettings(
                url.location(),
                url.location() instanceof Location.Embedded ? Credentials.NONE : credentials(url.credentials()),
                options.value(ConnectionOptions.CONNECT_TIMEOUT),
                options.value(ConnectionOptions.TIMEOUT),
                options.value(ConnectionOptions.DEADLINE),
                pool(),
                tls(),
                replication(url.location()),
                options.value(TransportOptions.TRANSPORT),
                options.configured(TransportOptions.REDISSON_CONFIG));
    }

    private TlsSettings tls() {
        return new TlsSettings(
                options.configured(TransportOptions.TRUST_STORE),
                options.configured(TransportOptions.TRUST_STORE_PASSWORD),
                options.configured(TransportOptions.KEY_STORE),
                options.configured(TransportOptions.KEY_STORE_PASSWORD),
                options.value(TransportOptions.VERIFICATION));
    }

    /** Without replicas, the options are read only to be checked: they may be meant for other caches. */
    private ReplicationSettings replication(Location location) {
        ReplicationSettings configured = new ReplicationSettings(
                options.value(TopologyOptions.READ_FROM),
                options.configured(TopologyOptions.READ_YOUR_WRITES),
                options.value(TopologyOptions.WAIT_FOR_REPLICAS));
        if (location instanceof Location.Replicated
                || location instanceof Location.Sentinels
                || location instanceof Location.Cluster) {
            return configured;
        }
        for (Option<?> option : List.of(TopologyOptions.READ_FROM, TopologyOptions.READ_YOUR_WRITES)) {
            reportWithoutReplicas(location, option);
        }
        return new ReplicationSettings(ReadFrom.PRIMARY, Optional.empty(), configured.waitForReplicas());
    }

    private void reportWithoutReplicas(Location location, Option<?> option) {
        if (!location.equals(NOWHERE.location()) && options.isOwn(option)) {
            problems.add(Messages.MESSAGES.noReplicas(
                    options.ownKey(option), options.effectiveKey(ConnectionOptions.LOCATION)));
        }
    }

    private PoolSettings pool() {
        int minIdle = options.value(ConnectionOptions.POOL_MIN_IDLE);
        int maxSize = options.value(ConnectionOptions.POOL_MAX_SIZE);
        if (minIdle > maxSize) {
            problems.add(Messages.MESSAGES.invalidValue(
                    options.effectiveKey(ConnectionOptions.POOL_MIN_IDLE),
                    String.valueOf(minIdle),
                    "more than " + options.effectiveKey(ConnectionOptions.POOL_MAX_SIZE) + ", which is " + maxSize));
        }
        return new PoolSettings(minIdle, maxSize);
    }

    private Credentials credentials(Credentials inUrl) {
        // Empty is what an environment variable is that somebody left open: nobody.
        Optional<String> username =
                options.configured(ConnectionOptions.USERNAME).filter(name -> !name.isEmpty());
        Optional<Secret> password = options.configured(ConnectionOptions.PASSWORD)
                .filter(secret -> !secret.value().isEmpty());
        reportConflict(ConnectionOptions.USERNAME, "user name", username, inUrl.username());
        reportConflict(ConnectionOptions.PASSWORD, "password", password, inUrl.password());
        Credentials credentials = new Credentials(
                inUrl.username().or(() -> username), inUrl.password().or(() -> password));
        if (credentials.username().isPresent() && credentials.password().isEmpty()) {
            problems.add(Messages.MESSAGES.usernameWithoutPassword(
                    options.alias(), options.effectiveKey(ConnectionOptions.PASSWORD)));
        }
        return credentials;
    }

    private <T> void reportConflict(Option<?> option, String part, Optional<T> configured, Optional<T> inUrl) {
        if (configured.isPresent() && inUrl.isPresent() && !configured.equals(inUrl)) {
            problems.add(Messages.MESSAGES.conflictingCredentials(
                    options.effectiveKey(option), part, options.effectiveKey(ConnectionOptions.LOCATION)));
        }
    }
}
