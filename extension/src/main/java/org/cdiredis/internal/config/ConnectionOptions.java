package org.cdiredis.internal.config;

import java.time.Duration;
import java.util.List;

/** Options that say where Redis is and how it is reached. */
final class ConnectionOptions {

    static final Option<LocatedUrls> LOCATION = new Option<>(
            "location",
            "URL, or several with commas between",
            "none",
            "Where Redis is: `redis://[user:password@]host[:port][/database]`, `rediss://` for TLS, `valkey://` and"
                    + " `valkeys://` for the same, `embedded:[port][/database]` for a server that is started for the application."
                    + " `unix:///path/of/the.socket` for a Unix domain socket. The database can also be given as `?db=`. User and"
                    + " password are percent-escaped. Several URLs: see `topology`.",
            false,
            LocatedUrls::parse,
            null);

    static final Option<String> USERNAME =
            Option.text("username", "none", "The ACL user, when the URL names none. Not used with `embedded:`.");

    static final Option<Secret> PASSWORD = new Option<>(
            "password",
            "text",
            "none",
            "The password, when the URL has none. Not used with `embedded:`. Never shown in messages or logs.",
            true,
            Secret::new,
            null);

    static final Option<Duration> CONNECT_TIMEOUT = Option.timeout(
            "connect-timeout", "PT1S", "How long making a connection may take, from a millisecond to an hour.");

    static final Option<Duration> TIMEOUT = Option.timeout(
            "timeout", "PT0.5S", "How long one command may wait for its answer, from a millisecond to an hour.");

    static final Option<Duration> DEADLINE = Option.timeout(
            "deadline",
            "PT2S",
            "How long one call may take in all: waiting for a connection, connecting, and the command. From a millisecond to an"
                    + " hour.");

    static final Option<Integer> POOL_MIN_IDLE = new Option<>(
            "pool.min-idle",
            "integer, 0 or greater",
            "`1`",
            "How many connections are kept open once there has been a call.",
            false,
            text -> OptionParsers.integer(text, 0, 10_000),
            1);

    static final Option<Integer> POOL_MAX_SIZE = new Option<>(
            "pool.max-size",
            "integer, 1 or greater",
            "`8`",
            "How many connections there may be at most, besides one to each server that the commands of all threads on one"
                    + " key share.",
            false,
            text -> OptionParsers.integer(text, 1, 10_000),
            8);

    static final List<Option<?>> ALL =
            List.of(LOCATION, USERNAME, PASSWORD, CONNECT_TIMEOUT, TIMEOUT, DEADLINE, POOL_MIN_IDLE, POOL_MAX_SIZE);

    private ConnectionOptions() {}
}
