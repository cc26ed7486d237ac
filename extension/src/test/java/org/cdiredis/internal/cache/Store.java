package org.cdiredis.internal.cache;

import java.time.Duration;
import java.time.Instant;

import org.cdiredis.internal.commands.RedisCommands;
import org.cdiredis.internal.config.CacheSettings;
import org.cdiredis.internal.near.Invalidations;

/** A place for entries that the cache contract is run against, with a way past the cache. */
interface Store {

    RedisCommands commands(String cache);

    /** What of the entries is kept near; nothing, unless the contract is about that. */
    default CacheSettings keepingNear(CacheSettings settings) {
        return settings;
    }

    /** What tells caches of changes. */
    default Invalidations invalidations(CacheSettings settings) {
        throw new AssertionError("nothing is kept near here");
    }

    /** Puts something that is not a string under a physical key. */
    void putOtherType(String physicalKey);

    /** What the clock says that entries expire by. */
    Instant now();

    /** Lets time go by. */
    void pass(Duration time);
}
