package org.cdiredis.internal.config;

import java.util.Optional;

import org.cdiredis.Expiry;
import org.cdiredis.RedisCache;
import org.cdiredis.codec.KeyCodec;
import org.cdiredis.codec.KeySpace;
import org.cdiredis.internal.Messages;

/** Reads the options of one cache into its settings. */
final class CacheSettingsReader {

    private static final LocatedCredentials NOWHERE =
            new LocatedCredentials(new Location.Server(false, "", 0, 0), Credentials.NONE);

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
        if (!options.isConfigured(Options.LOCATION)) {
            if (!isNeeded) {
                return Optional.empty();
            }
            reportMissingLocation(injectionPoint);
        }
        Optional<LocatedCredentials> located = options.configured(Options.LOCATION);
        options.value(Options.SERIALIZER); // there is one so far: a value of any other name is reported
        KeySpace keySpace = new KeySpace(prefix(), options.value(Options.VERSION));
        KeyCodec keyCodec = options.value(Options.KEY_CODEC);
        Expiry expiry = options.value(Options.TTL);
        // Read without a location, too: all that is wrong is to be reported at once.
        ConnectionSettings connection = connection(located.orElse(NOWHERE));
        return located.map(url -> new CacheSettings(options.alias(), connection, keySpace, keyCodec, expiry));
    }

    private void reportMissingLocation(Optional<String> injectionPoint) {
        String key = options.ownKey(Options.LOCATION);
        problems.add(injectionPoint
                .map(point -> Messages.MESSAGES.noLocationForInjection(options.alias(), point, key))
                .orElseGet(() -> Messages.MESSAGES.noLocation(options.alias(), key)));
    }

    private String prefix() {
        return options.configured(Options.KEY_PREFIX)
                .orElse(options.alias().equals(RedisCache.DEFAULT) ? "" : options.alias());
    }

    private ConnectionSettings connection(LocatedCredentials url) {
        return new ConnectionSettings(
                url.location(),
                url.location() instanceof Location.Embedded ? Credentials.NONE : credentials(url.credentials()),
                options.value(Options.CONNECT_TIMEOUT),
                options.value(Options.TIMEOUT),
                options.value(Options.DEADLINE),
                pool());
    }

    private PoolSettings pool() {
        int minIdle = options.value(Options.POOL_MIN_IDLE);
        int maxSize = options.value(Options.POOL_MAX_SIZE);
        if (minIdle > maxSize) {
            problems.add(Messages.MESSAGES.invalidValue(
                    options.effectiveKey(Options.POOL_MIN_IDLE),
                    String.valueOf(minIdle),
                    "more than " + options.effectiveKey(Options.POOL_MAX_SIZE) + ", which is " + maxSize));
        }
        return new PoolSettings(minIdle, maxSize);
    }

    private Credentials credentials(Credentials inUrl) {
        // Empty is what an environment variable is that somebody left open: nobody.
        Optional<String> username = options.configured(Options.USERNAME).filter(name -> !name.isEmpty());
        Optional<Secret> password = options.configured(Options.PASSWORD)
                .filter(secret -> !secret.value().isEmpty());
        reportConflict(Options.USERNAME, "user name", username, inUrl.username());
        reportConflict(Options.PASSWORD, "password", password, inUrl.password());
        Credentials credentials = new Credentials(
                inUrl.username().or(() -> username), inUrl.password().or(() -> password));
        if (credentials.username().isPresent() && credentials.password().isEmpty()) {
            problems.add(
                    Messages.MESSAGES.usernameWithoutPassword(options.alias(), options.effectiveKey(Options.PASSWORD)));
        }
        return credentials;
    }

    private <T> void reportConflict(Option<?> option, String part, Optional<T> configured, Optional<T> inUrl) {
        if (configured.isPresent() && inUrl.isPresent() && !configured.equals(inUrl)) {
            problems.add(Messages.MESSAGES.conflictingCredentials(
                    options.effectiveKey(option), part, options.effectiveKey(Options.LOCATION)));
        }
    }
}
