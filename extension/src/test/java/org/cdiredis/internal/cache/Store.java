package org.cdiredis.internal.cache;

import java.time.Duration;
import java.time.Instant;

import org.cdiredis.internal.commands.RedisCommands;

/** A place for entries that the cache contract is run against, with a way past the cache. */
interface Store {

    RedisCommands commands(String cache);

    /** Puts something that is not a string under a physical key. */
    void putOtherType(String physicalKey);

    /** What the clock says that entries expire by. */
    Instant now();

    /** Lets time go by. */
    void pass(Duration time);
}
