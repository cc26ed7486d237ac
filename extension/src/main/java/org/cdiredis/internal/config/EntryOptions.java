package org.cdiredis.internal.config;

import java.time.Duration;
import java.util.List;

import org.cdiredis.Expiry;
import org.cdiredis.NullPolicy;

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

    static final Option<NullPolicy> NULL_POLICY = Option.constant(
            "null-policy",
            NullPolicy.class,
            NullPolicy.STORE,
            "What becomes of a null that is put or loaded: it is stored, it is not stored, or it is refused as a mistake.");

    static final Option<ClearMode> CLEAR = Option.constant(
            "clear",
            ClearMode.class,
            ClearMode.SCAN,
            "How `clear()` works. `scan`: the keys are searched for and removed. `generation`: all keys get another beginning, in"
                    + " one step whatever there is; each call costs one `GET` more, in the same round trip.");

    static final Option<Integer> SCAN_PAGE_SIZE = Option.integer(
            "scan-page-size",
            1,
            100_000,
            500,
            "How many keys one `SCAN` looks at, and one `UNLINK` of a pattern or of all removes; at most 100,000.");

    static final List<Option<?>> ALL = List.of(TTL, NULL_POLICY, CLEAR, SCAN_PAGE_SIZE);

    private EntryOptions() {}
}
