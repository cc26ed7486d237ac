package org.cdiredis.internal.config;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * The validated configuration of one cache.
 *
 * @param alias the name of the cache
 * @param connection what its client is made of
 * @param keys how its keys are made
 * @param values how its values are written
 * @param entries how its entries come and go
 * @param loads how its values are loaded
 * @param near what a node keeps of its entries; empty for nothing
 * @param errors what becomes of errors
 * @param locks how its locks are held
 */
public record CacheSettings(
        String alias,
        ConnectionSettings connection,
        KeySettings keys,
        ValueSettings values,
        EntrySettings entries,
        LoadSettings loads,
        Optional<NearCacheSettings> near,
        ErrorSettings errors,
        LockSettings locks) {

    /**
     * The parts of the cache that the application brings.
     *
     * @return the parts, in no order
     */
    public Stream<Component<?>> components() {
        return Stream.concat(
                Stream.<Optional<? extends Component<?>>>of(keys.codec(), keys.prefixSupplier(), errors.handler())
                        .flatMap(Optional::stream),
                values.components());
    }
}
