package org.cdiredis.internal.near;

import java.util.Optional;

import org.cdiredis.internal.config.CacheSettings;
import org.cdiredis.internal.config.ClearMode;

/**
 * The keys of which a near cache hears.
 *
 * @param prefix what all of them begin with in Redis; empty for any key of the server's
 * @param haveGenerations whether a mark stands in front of each, which is another one after a clear
 */
public record TrackedKeys(Optional<String> prefix, boolean haveGenerations) {

    /**
     * What the key begins with that holds the mark of the valid generation. No cache has an entry of such a name: where a
     * version stands in its keys, this has a word.
     */
    public static final String GENERATION = "cdi-redis:generation:";

    private static final char END_OF_MARK = '@';

    /**
     * The keys of a cache. Where prefixes are not known before they are used, that is all keys.
     *
     * @param settings the settings of the cache
     * @return its keys
     */
    public static TrackedKeys of(CacheSettings settings) {
        boolean haveGenerations = settings.entries().clear() == ClearMode.GENERATION;
        boolean isKnown = !haveGenerations
                && settings.keys().prefixSupplier().isEmpty()
                && settings.keys().codec().isEmpty();
        return new TrackedKeys(
                isKnown ? Optional.of(settings.keys().space().prefix() + ':') : Optional.empty(), haveGenerations);
    }

    /** Whether changes of a physical key are told. */
    boolean cover(String physicalKey) {
        return prefix.isEmpty() || physicalKey.startsWith(prefix.get());
    }

    /**
     * Tells a listener of a change.
     *
     * @param key the key as it is in Redis
     * @param listener hears of the physical key, if it may be one of the cache's
     */
    public void changed(String key, InvalidationListener listener) {
        if (!haveGenerations) {
            listener.changed(key);
        } else if (key.startsWith(GENERATION)) {
            listener.allChanged();
        } else {
            listener.changed(key.substring(key.indexOf(END_OF_MARK) + 1));
        }
    }
}
