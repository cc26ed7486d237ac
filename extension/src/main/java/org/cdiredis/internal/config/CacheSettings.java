package org.cdiredis.internal.config;

import java.util.function.Function;
import java.util.stream.Stream;

import org.cdiredis.Expiry;

/**
 * The validated configuration of one cache.
 *
 * @param alias the name of the cache
 * @param connection what its client is made of
 * @param keys how its keys are made
 * @param values how its values are written
 * @param expiry when an entry expires that is put without an expiry; not {@link Expiry#byDefault()}
 */
public record CacheSettings(
        String alias, ConnectionSettings connection, KeySettings keys, ValueSettings values, Expiry expiry) {

    /** Checks that the default is not itself by default. */
    public CacheSettings {
        if (expiry instanceof Expiry.ByDefault) {
            throw new IllegalArgumentException("expiry: the default cannot be the default");
        }
    }

    /**
     * The parts of the cache that the application brings.
     *
     * @return the parts, in no order
     */
    public Stream<Component<?>> components() {
        return keys.codec().<Component<?>>map(Function.identity()).stream();
    }
}
