package org.cdiredis.benchmarks.sessions;

import java.util.List;
import java.util.Set;

import org.cdiredis.benchmarks.subjects.Subjects;

/** Whose sessions there are to measure, all in the same web server. */
public final class SessionSystems {

    /** Tomcat's own sessions, in memory. */
    public static final String TOMCAT = "tomcat";

    /** Spring Session's default store. */
    public static final String SPRING = "spring-session";

    /** Spring Session's store that tells of the end of sessions. */
    public static final String SPRING_INDEXED = "spring-session-indexed";

    /** Redisson's manager, reading attributes from Redis. */
    public static final String REDISSON = "redisson-tomcat";

    /** Redisson's manager, with a copy in memory. */
    public static final String REDISSON_MEMORY = "redisson-tomcat-memory";

    /** Tomcat's own, with one call of Redis that does nothing in each request. */
    public static final String ONE_CALL = "tomcat-one-call";

    private static final List<String> NAMES =
            List.of(Subjects.CDI_REDIS, SPRING, SPRING_INDEXED, REDISSON, REDISSON_MEMORY, TOMCAT, ONE_CALL);
    private static final Set<String> IN_MEMORY = Set.of(TOMCAT, ONE_CALL);
    private static final Set<String> OF_REDISSON = Set.of(REDISSON, REDISSON_MEMORY);

    private SessionSystems() {}

    /**
     * Those who offer sessions.
     *
     * @return their names, cdi-redis first
     */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * Those who keep them in Redis.
     *
     * @return their names, cdi-redis first
     */
    public static List<String> namesInRedis() {
        return NAMES.stream().filter(name -> !IN_MEMORY.contains(name)).toList();
    }

    /**
     * Why a system cannot be measured here.
     *
     * @param name one of {@link #names()}
     * @return the reason; empty if it can
     */
    public static String problem(String name) {
        return OF_REDISSON.contains(name) && !RedissonSessions.isPresent()
                ? "needs --with and the jar of redisson-tomcat-11"
                : "";
    }

    /**
     * Starts the application.
     *
     * @param name one of {@link #names()}
     * @param location the server, as in {@code redis://127.0.0.1:6379}
     * @return the system; to be closed
     */
    public static SessionSystem start(String name, String location) {
        return switch (name) {
            case Subjects.CDI_REDIS -> CdiRedisSessions.start(location);
            case SPRING -> SpringSessions.start(location, SpringSessions.Default.class);
            case SPRING_INDEXED -> SpringSessions.start(location, SpringSessions.Indexed.class);
            case REDISSON -> RedissonSessions.start(location, "REDIS");
            case REDISSON_MEMORY -> RedissonSessions.start(location, "MEMORY");
            case TOMCAT -> new SessionSystem(WebServer.start(context -> {}), () -> {});
            case ONE_CALL -> OneCallSessions.start(location);
            default -> throw new IllegalArgumentException("There is no " + name + " among " + NAMES);
        };
    }
}
