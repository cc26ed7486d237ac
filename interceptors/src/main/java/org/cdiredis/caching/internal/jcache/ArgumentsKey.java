package org.cdiredis.caching.internal.jcache;

import javax.cache.annotation.GeneratedCacheKey;

/**
 * The key that is made without a generator of the application's: two are equal if the arguments are, arrays by their contents.
 *
 * @param text the arguments as text, which is the key in Redis
 */
record ArgumentsKey(String text) implements GeneratedCacheKey {

    @Override
    public String toString() {
        return text;
    }
}
