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

    static final Option<Double> TTL_JITTER = new Option<>(
            "ttl-jitter",
            "number from 0 to 1",
            "`0`",
            "By how much of its time to live, at most, an entry that is put or loaded expires earlier, at random: 0.1 makes five"
                    + " minutes four and a half to five. So entries stored together do not expire together. Never later than"
                    + " asked for. Times that are set otherwise, as by `expire`, `touch` or for counters, are exact.",
            false,
            OptionParsers::fraction,
            0.0);

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
            "How many keys one `SCAN` looks at, and one `UNLINK` of a pattern or of all removes; at most 100,000. The search for"
                    + " loads that such a removal ends looks at ten times as many, or at 10,000 if that is less.");

    static final Option<Boolean> TRANSACTIONAL = Option.flag(
            "transactional",
            false,
            "Whether puts and removals of a thread in a JTA transaction happen after its commit, and not at all after a rollback."
                    + " Without a transaction, or a transaction manager, they happen at once.");

    static final List<Option<?>> ALL = List.of(TTL, TTL_JITTER, NULL_POLICY, CLEAR, SCAN_PAGE_SIZE, TRANSACTIONAL);

    private EntryOptions() {}
}
