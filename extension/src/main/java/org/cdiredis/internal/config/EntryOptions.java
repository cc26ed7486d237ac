package org.cdiredis.internal.config;

import java.time.Duration;
import java.util.List;

import org.cdiredis.Expiry;

/** Options that say how long entries live. */
final class EntryOptions {

    static final Option<Expiry> TTL = new Option<>(
            "ttl",
            "ISO-8601 duration, or `never`",
            "`PT5M`",
            "How long an entry lives that is put without an expiry; cut to whole milliseconds. Zero or less: such an entry is"
                    + " removed instead of stored.",
            false,
            OptionParsers::expiry,
            Expiry.after(Duration.ofMinutes(5)));

    static final List<Option<?>> ALL = List.of(TTL);

    private EntryOptions() {}
}
