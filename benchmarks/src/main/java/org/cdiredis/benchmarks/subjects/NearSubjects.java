package org.cdiredis.benchmarks.subjects;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.cdiredis.embedded.RedisServer;

/** The subjects that answer from the process, without asking a server. */
public final class NearSubjects {

    private static final List<String> NAMES =
            List.of(Subjects.CDI_REDIS, "caffeine", "spring-caffeine", "redisson-local");

    /** What stands before the names of those that are measured by an annotated method. */
    private static final String METHOD = "method ";

    private static final List<String> METHOD_NAMES = List.of(Subjects.CDI_REDIS, "weld-caffeine", "spring-caffeine");
    private static final int PROBES = 20;

    /** A near cache first has to hear from the server. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private NearSubjects() {}

    /**
     * What there is to measure.
     *
     * @return the names, cdi-redis first
     */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * What there is to measure by a method that is intercepted.
     *
     * @return the names, cdi-redis first
     */
    public static List<String> methodNames() {
        return METHOD_NAMES;
    }

    /**
     * How {@link #connect} calls a subject that is measured by a method.
     *
     * @param name one of {@link #methodNames()}
     * @return the name
     */
    public static String byMethod(String name) {
        return METHOD + name;
    }

    /**
     * Makes a subject.
     *
     * @param name one of {@link #names()}, or what {@link #byMethod} gives
     * @param location the server for those that have one behind them
     * @return the subject; to be closed
     */
    public static Subject connect(String name, String location) {
        String prefix = "n" + NAMES.indexOf(name);
        return switch (name) {
            case Subjects.CDI_REDIS -> CdiRedis.withNearCache(location, prefix);
            case METHOD + Subjects.CDI_REDIS -> new MethodCache(location, "m", Map.of("near-cache.max-size", "10000"));
            case "caffeine" -> new RawCaffeine();
            case METHOD + "weld-caffeine" -> new InterceptedCaffeine();
            case "spring-caffeine", METHOD + "spring-caffeine" -> new SpringCaffeine();
            case "redisson-local" -> new RedissonLocal(location, prefix);
            default -> throw new IllegalArgumentException("There is no " + name + " among " + NAMES);
        };
    }

    /**
     * Whether a subject answers from the process: by whether the server is asked.
     *
     * @param name one of {@link #names()}, or what {@link #byMethod} gives
     * @param server the server
     * @return the reason if it does not, or null
     */
    public static @Nullable String problem(String name, RedisServer server) {
        try (Subject subject = connect(name, server.uri())) {
            subject.put("probe", Book.of(1, 100));
            long end = System.nanoTime() + PATIENCE.toNanos();
            boolean asks = asks(subject, server);
            while (asks && System.nanoTime() < end) {
                asks = asks(subject, server);
            }
            return asks ? "asks the server" : null;
        } catch (RuntimeException e) {
            String message = String.valueOf(e.getMessage());
            // A list of problems begins with a heading that has a code of its own, and may end with stack traces.
            return "does not start: "
                    + message.lines()
                            .filter(line -> line.contains("CDIREDIS"))
                            .reduce(message, (heading, problem) -> problem)
                            .replaceFirst("^[\\s-]+", "");
        }
    }

    private static boolean asks(Subject subject, RedisServer server) {
        subject.get("probe");
        long before = reads(server);
        for (int i = 0; i < PROBES; i++) {
            subject.get("probe");
        }
        return reads(server) - before >= PROBES;
    }

    /** How often keys have been looked up. */
    private static long reads(RedisServer server) {
        return server.command("INFO", "stats")
                .lines()
                .filter(line -> line.startsWith("keyspace_hits:") || line.startsWith("keyspace_misses:"))
                .mapToLong(line ->
                        Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
                .sum();
    }
}
