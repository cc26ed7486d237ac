package org.cdiredis.session.internal.store;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one commit writes.
 *
 * @param sets the attributes that have new bytes
 * @param removes the attributes that are removed
 * @param timeout how long the session may be idle from now on; empty for no change; zero for ever
 * @param principal whose it is from now on; empty for no change; an empty name for nobody's
 * @param secret the hash of a new secret; empty for no change
 * @param bases the versions that the changed attributes must have still, 0 for those that must not be there; empty where the last commit wins
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Changes(
        Map<AttributeName, byte[]> sets,
        Set<AttributeName> removes,
        Optional<Duration> timeout,
        Optional<String> principal,
        Optional<byte[]> secret,
        Map<AttributeName, Long> bases) {

    /** No change. */
    public static final Changes NONE =
            new Changes(Map.of(), Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of());

    /**
     * Whether there is nothing to write.
     *
     * @return true if there is not
     */
    public boolean isEmpty() {
        return sets.isEmpty() && removes.isEmpty() && timeout.isEmpty() && principal.isEmpty() && secret.isEmpty();
    }

    /**
     * How many bytes of attributes there are.
     *
     * @return the number
     */
    public long bytes() {
        return sets.values().stream().mapToLong(bytes -> bytes.length).sum();
    }

    /**
     * The change of the secret alone.
     *
     * @return the same, with nothing else
     */
    public Changes ofSecret() {
        return new Changes(Map.of(), Set.of(), Optional.empty(), Optional.empty(), secret, Map.of());
    }

    /** The values are the application's. */
    @Override
    public String toString() {
        return "sets " + sets.keySet() + ", removes " + removes;
    }
}
