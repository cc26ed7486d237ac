package org.cdiredis.benchmarks.subjects;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What there is to measure. */
public final class Subjects {

    /** The subject that the others are compared with. */
    public static final String CDI_REDIS = "cdi-redis";

    private static final Map<String, Factory> FACTORIES = Map.of(
            CDI_REDIS,
            (location, prefix) -> new CdiRedis(location, prefix, Map.of()),
            "lettuce",
            Lettuce::new,
            "jedis",
            Jedis::new,
            "redisson",
            Redisson::new,
            "redisson-map",
            RedissonMap::new,
            "spring",
            SpringRedis::new,
            "jetcache",
            JetCache::new);

    private static final List<String> NAMES =
            List.of(CDI_REDIS, "lettuce", "jedis", "redisson", "redisson-map", "spring", "jetcache");

    private Subjects() {}

    @FunctionalInterface
    private interface Factory {
        Subject create(String location, String prefix);
    }

    /**
     * The subjects that keep their entries in Redis.
     *
     * @return their names, cdi-redis first
     */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * The subjects that offer an operation.
     *
     * @param operation the operation
     * @return their names, cdi-redis first
     */
    public static List<String> offering(Operation operation) {
        Set<String> without = switch (operation) {
            case GET_HIT, GET_MISS, PUT, MIXED -> Set.of();
            case GET_MANY -> Set.of("spring");
            case INCREMENT -> Set.of("redisson-map", "spring", "jetcache");
            case REMOVE_PATTERN, CLEAR -> Set.of("redisson-map", "jetcache");
        };
        return NAMES.stream().filter(name -> !without.contains(name)).toList();
    }

    /**
     * Connects a subject.
     *
     * @param name one of {@link #names()}
     * @param location the server, as in {@code redis://127.0.0.1:6379}
     * @return the subject; to be closed
     */
    public static Subject connect(String name, String location) {
        Factory factory = FACTORIES.get(name);
        if (factory == null) {
            throw new IllegalArgumentException("There is no " + name + " among " + NAMES);
        }
        // Prefixes of one length, so that all physical keys have one.
        return factory.create(location, "s" + NAMES.indexOf(name));
    }
}
