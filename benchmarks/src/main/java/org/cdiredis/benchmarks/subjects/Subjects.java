package org.cdiredis.benchmarks.subjects;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What there is to measure. */
public final class Subjects {

    /** The subject that the others are compared with. */
    public static final String CDI_REDIS = "cdi-redis";

    /** The one that is no Java. */
    public static final String DJANGO = "django-redis";

    /** {@code Cache.get}, where cdi-redis is an annotated method. */
    public static final String CACHE_GET = "cache-get";

    private static final String METHOD = "method";

    private static final Map<String, Factory> FACTORIES = Map.of(
            METHOD,
            (location, prefix) -> new MethodCache(location, METHOD, Map.of()),
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
            List.of(CDI_REDIS, "lettuce", "jedis", "redisson", "redisson-map", "spring", "jetcache", DJANGO);

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
            case GET_HIT, PUT -> Set.of();
            case GET_MISS, MIXED -> Set.of(DJANGO);
            case GET_MANY -> Set.of("spring");
            case INCREMENT -> Set.of("redisson-map", "spring", "jetcache", DJANGO);
            case REMOVE_PATTERN -> Set.of("redisson-map", "jetcache");
            // Django's own removes whatever is in the database.
            case CLEAR -> Set.of("redisson-map", "jetcache", DJANGO);
        };
        return NAMES.stream().filter(name -> !without.contains(name)).toList();
    }

    /**
     * What is compared where a method is called.
     *
     * @return cdi-redis, which is the method, and what it is to cost hardly more than
     */
    public static List<String> methodNames() {
        return List.of(CDI_REDIS, CACHE_GET);
    }

    /**
     * How {@link #connect} calls a subject where a method is called.
     *
     * @param name one of {@link #methodNames()}
     * @return the name
     */
    public static String byMethod(String name) {
        return name.equals(CDI_REDIS) ? METHOD : CDI_REDIS;
    }

    /**
     * Connects a subject.
     *
     * @param name one of {@link #names()} but {@link #DJANGO}, or what {@link #byMethod} gives
     * @param location the server, as in {@code redis://127.0.0.1:6379}
     * @return the subject; to be closed
     */
    public static Subject connect(String name, String location) {
        Factory factory = FACTORIES.get(name);
        if (factory == null) {
            throw new IllegalArgumentException("There is no " + name + " among " + NAMES);
        }
        return factory.create(location, prefix(name));
    }

    /**
     * What the keys of a subject begin with.
     *
     * @param name one of {@link #names()}
     * @return a prefix as long as that of the others
     */
    public static String prefix(String name) {
        return "s" + NAMES.indexOf(name);
    }
}
