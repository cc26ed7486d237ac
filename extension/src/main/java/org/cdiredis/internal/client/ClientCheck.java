package org.cdiredis.internal.client;

import org.cdiredis.internal.CacheLogger;
import org.cdiredis.internal.Messages;
import org.cdiredis.internal.config.CacheSettings;
import org.cdiredis.internal.config.ConnectionSettings;
import org.cdiredis.internal.config.Location;
import org.cdiredis.internal.config.Problems;
import org.cdiredis.internal.config.TlsVerification;

/** What of a client's settings can be found wrong before there is a client. */
public final class ClientCheck {

    private ClientCheck() {}

    /**
     * Reports a transport that is not there, and a configuration of Redisson that does not fit.
     *
     * @param cache the settings of the cache
     * @param problems where to report
     */
    public static void validate(CacheSettings cache, Problems problems) {
        ConnectionSettings connection = cache.connection();
        Transports.problem(connection).ifPresent(problems::add);
        if (connection.redissonConfig().isPresent()) {
            try {
                RedissonConfiguration.of(connection, representative(connection.location()));
            } catch (IllegalStateException e) {
                problems.add(Messages.MESSAGES.redissonConfigUnusable(
                        cache.alias(), "it has a section for another topology than that of the location"));
            } catch (RuntimeException e) {
                // Without the message, which quotes the document: it may hold passwords.
                problems.add(Messages.MESSAGES.redissonConfigUnusable(
                        cache.alias(),
                        "Redisson cannot read it (" + e.getClass().getSimpleName() + ")"));
            }
        }
    }

    /** Any location that needs the same sections. */
    private static Location representative(Location location) {
        if (location instanceof Location.Shards shards) {
            return shards.servers().get(0);
        }
        return location instanceof Location.Embedded embedded
                ? new Location.Server(false, "localhost", 1, embedded.database())
                : location;
    }

    /**
     * Logs what is doubtful: certificates that are not checked.
     *
     * @param cache the settings of the cache
     */
    public static void report(CacheSettings cache) {
        TlsVerification verification = cache.connection().tls().verification();
        if (cache.connection().location().tls() && verification != TlsVerification.STRICT) {
            CacheLogger.LOG.certificatesUnchecked(
                    cache.alias(), verification == TlsVerification.NONE ? "none" : "ca-only");
        }
    }
}
