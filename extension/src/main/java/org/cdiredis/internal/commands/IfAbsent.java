package org.cdiredis.internal.commands;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** What becomes of a counter that is not there. */
public sealed interface IfAbsent {

    /** Nothing is stored, and there is no result. */
    record Refuse() implements IfAbsent {}

    /**
     * It begins with the delta.
     *
     * @param timeToLive how long it lives, a millisecond at least; null for ever
     */
    record Create(@Nullable Duration timeToLive) implements IfAbsent {}
}
