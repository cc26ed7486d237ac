package org.cdiredis.internal.cache;

import java.time.Duration;

import org.cdiredis.internal.commands.RedisCommands;

/** A place for entries that the cache contract is run against, with a way past the cache. */
interface Store {

    RedisCommands commands(String cache);

    /** Puts something that is not a string under a physical key. */
    void putOtherType(String physicalKey);

    /** Lets time go by. */
    void pass(Duration time);
}
