package org.cdiredis.internal.config;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.cdiredis.CacheErrorHandler;
import org.cdiredis.ErrorKind;

/** Options that say what becomes of errors. */
final class ErrorOptions {

    static final Option<Boolean> IGNORE_EXCEPTIONS = Option.flag(
            "ignore-exceptions",
            false,
            "Whether an operation that fails returns its fallback instead of throwing: [Errors](errors.md).");

    static final Option<Set<ErrorKind>> IGNORED_ERRORS = new Option<>(
            "ignored-errors",
            "list of " + ignorable("`", ", "),
            "`connection,timeout,server`",
            "Which errors `ignore-exceptions` ignores, separated by commas.",
            false,
            ErrorOptions::kinds,
            Set.of(ErrorKind.CONNECTION, ErrorKind.TIMEOUT, ErrorKind.SERVER));

    static final Option<Component<CacheErrorHandler>> ERROR_HANDLER = Option.component(
            "error-handler",
            CacheErrorHandler.class,
            "none",
            "An implementation of `org.cdiredis.CacheErrorHandler`, which decides per error.");

    static final Option<MethodErrors> METHOD_ERRORS = Option.constant(
            "method-errors",
            MethodErrors.class,
            MethodErrors.BYPASS,
            "What errors of Redis, of whatever kind, do to methods with `@CacheResult` and its kin. `bypass`: the method runs as"
                    + " if there were no cache, whatever `ignore-exceptions` says, unless `error-handler` decides to throw. `fail`:"
                    + " the call fails.");

    static final Option<Boolean> LOG_IGNORED_EXCEPTIONS = Option.flag(
            "log-ignored-exceptions",
            true,
            "Whether ignored errors are logged, as warnings with the name of the method and the cause.");

    static final Option<String> LOGGER = Option.text(
            "logger",
            "`org.cdiredis.cache.` and the alias",
            "The name of the logger that ignored errors are logged to.");

    static final Option<Duration> LOG_INTERVAL = Option.timeout(
            "log-interval",
            "PT10S",
            "How long after an ignored error of one kind has been logged the next one of that kind is, with how many there"
                    + " were in between. From a millisecond to an hour.");

    static final Option<Integer> BREAKER_FAILURES = new Option<>(
            "circuit-breaker.failures",
            "integer, 0 or greater",
            "`0`",
            "How many calls without connection or answer within the window make the following ones fail at once, without"
                    + " asking Redis. 0: no circuit breaker.",
            false,
            text -> OptionParsers.integer(text, 0, 1_000_000),
            0);

    static final Option<Duration> BREAKER_WINDOW = new Option<>(
            "circuit-breaker.window",
            "ISO-8601 duration",
            "`PT10S`",
            "The time within which these failures come, from a tenth of a second to an hour.",
            false,
            ErrorOptions::window,
            Duration.ofSeconds(10));

    static final Option<Duration> BREAKER_COOL_DOWN = Option.timeout(
            "circuit-breaker.cool-down",
            "PT5S",
            "How long calls fail at once. Then one is sent: if it succeeds all are again, otherwise the time begins anew."
                    + " From a millisecond to an hour.");

    static final List<Option<?>> ALL = List.of(
            IGNORE_EXCEPTIONS,
            IGNORED_ERRORS,
            ERROR_HANDLER,
            METHOD_ERRORS,
            LOG_IGNORED_EXCEPTIONS,
            LOGGER,
            LOG_INTERVAL,
            BREAKER_FAILURES,
            BREAKER_WINDOW,
            BREAKER_COOL_DOWN);

    /** The circuit breaker counts in tenths of the window, none of them shorter than this. */
    private static final Duration SHORTEST_WINDOW = Duration.ofMillis(100);

    private ErrorOptions() {}

    private static Set<ErrorKind> kinds(String text) throws InvalidOptionException {
        Set<ErrorKind> kinds = EnumSet.noneOf(ErrorKind.class);
        for (String name : text.split(",", -1)) {
            kinds.add(Stream.of(ErrorKind.values())
                    .filter(ErrorKind::isIgnorable)
                    .filter(kind -> OptionParsers.text(kind).equals(name.strip()))
                    .findFirst()
                    .orElseThrow(() -> new InvalidOptionException("\"" + name.strip()
                            + "\" is no kind of error that can be ignored. Write some of " + ignorable("", ","))));
        }
        return kinds;
    }

    private static Duration window(String text) throws InvalidOptionException {
        Duration window = OptionParsers.timeout(text);
        if (window.compareTo(SHORTEST_WINDOW) < 0) {
            throw new InvalidOptionException("out of range. Write PT0.1S to PT1H");
        }
        return window;
    }

    private static String ignorable(String quote, String separator) {
        return Stream.of(ErrorKind.values())
                .filter(ErrorKind::isIgnorable)
                .map(kind -> quote + OptionParsers.text(kind) + quote)
                .collect(Collectors.joining(separator));
    }
}
