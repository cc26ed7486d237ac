package org.cdiredis.internal.config;

import java.time.Duration;
import java.util.List;

import org.cdiredis.Expiry;
import org.cdiredis.codec.KeyCodec;
import org.cdiredis.internal.codec.SeparatedKeys;

/** All options of a cache, in the order of the reference. */
final class Options {

    static final Option<LocatedCredentials> LOCATION = new Option<>(
            "location",
            "URL",
            "none",
            "Where Redis is: `redis://[user:password@]host[:port][/database]`, `rediss://` for TLS, `valkey://` and"
                    + " `valkeys://` for the same, `embedded:[port][/database]` for a server that is started for the application."
                    + " The database can also be given as `?db=`. User and password are percent-escaped.",
            false,
            LocationParser::parse,
            null);

    static final Option<String> USERNAME =
            text("username", "none", "The ACL user, when the URL names none. Not used with `embedded:`.");

    static final Option<Secret> PASSWORD = new Option<>(
            "password",
            "text",
            "none",
            "The password, when the URL has none. Not used with `embedded:`. Never shown in messages or logs.",
            true,
            Secret::new,
            null);

    static final Option<Expiry> TTL = new Option<>(
            "ttl",
            "ISO-8601 duration, or `never`",
            "`PT5M`",
            "How long an entry lives that is put without an expiry; cut to whole milliseconds. Zero or less: such an entry is"
                    + " removed instead of stored.",
            false,
            OptionParsers::expiry,
            Expiry.after(Duration.ofMinutes(5)));

    static final Option<String> KEY_PREFIX = text(
            "key-prefix",
            "the alias; empty for `default`",
            "What the physical key of each entry begins with. Caches in one database need different ones, or different"
                    + " versions.");

    static final Option<Integer> VERSION = new Option<>(
            "version",
            "integer, 0 or greater",
            "`1`",
            "The version of the entries, part of the physical key: another number makes all earlier entries invisible.",
            false,
            text -> OptionParsers.integer(text, 0, Integer.MAX_VALUE),
            1);

    static final Option<KeyCodec> KEY_CODEC = new Option<>(
            "key-codec",
            "class name",
            "`prefix:version:key`",
            "A public class that implements `org.cdiredis.codec.KeyCodec` and makes physical keys of logical ones and back.",
            false,
            OptionParsers::keyCodec,
            new SeparatedKeys());

    static final Option<String> SERIALIZER = new Option<>(
            "serializer",
            "`json`",
            "`json`",
            "How values are written. `json`: typed by the injection point, without class names in the data.",
            false,
            OptionParsers::serializer,
            "json");

    static final Option<Duration> CONNECT_TIMEOUT = duration(
            "connect-timeout", "PT1S", "How long making a connection may take, from a millisecond to an hour.");

    static final Option<Duration> TIMEOUT = duration(
            "timeout", "PT0.5S", "How long one command may wait for its answer, from a millisecond to an hour.");

    static final Option<Duration> DEADLINE = duration(
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
            "How many connections there may be at most.",
            false,
            text -> OptionParsers.integer(text, 1, 10_000),
            8);

    static final List<Option<?>> ALL = List.of(
            LOCATION,
            USERNAME,
            PASSWORD,
            TTL,
            KEY_PREFIX,
            VERSION,
            KEY_CODEC,
            SERIALIZER,
            CONNECT_TIMEOUT,
            TIMEOUT,
            DEADLINE,
            POOL_MIN_IDLE,
            POOL_MAX_SIZE);

    private Options() {}

    private static Option<String> text(String name, String defaultText, String meaning) {
        return new Option<>(name, "text", defaultText, meaning, false, text -> text, null);
    }

    private static Option<Duration> duration(String name, String defaultText, String meaning) {
        return new Option<>(
                name,
                "ISO-8601 duration",
                "`" + defaultText + "`",
                meaning,
                false,
                OptionParsers::timeout,
                Duration.parse(defaultText));
    }
}
