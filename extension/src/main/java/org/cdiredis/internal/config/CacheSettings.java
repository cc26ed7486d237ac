package org.cdiredis.internal.config;

import org.cdiredis.Expiry;
import org.cdiredis.codec.KeyCodec;
import org.cdiredis.codec.KeySpace;

/**
 * The validated configuration of one cache.
 *
 * @param alias the name of the cache
 * @param connection what its client is made of
 * @param keySpace its prefix and version
 * @param keyCodec how its keys are written
 * @param expiry when an entry expires that is put without an expiry; not {@link Expiry#byDefault()}
 */
public record CacheSettings(
        String alias, ConnectionSettings connection, KeySpace keySpace, KeyCodec keyCodec, Expiry expiry) {

    /** Checks that the default is not itself by default. */
    public CacheSettings {
        if (expiry instanceof Expiry.ByDefault) {
            throw new IllegalArgumentException("expiry: the default cannot be the default");
        }
    }
}
