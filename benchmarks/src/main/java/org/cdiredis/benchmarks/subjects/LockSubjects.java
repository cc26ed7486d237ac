package org.cdiredis.benchmarks.subjects;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;

import org.redisson.api.RedissonClient;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.integration.redis.util.RedisLockRegistry;
import org.springframework.integration.redis.util.RedisLockRegistry.RedisLockType;

/** Whose locks there are to measure. All have leases; waiters of all are told of a release. */
public final class LockSubjects {

    private static final List<String> NAMES = List.of(Subjects.CDI_REDIS, "redisson", "spring");
    private static final AtomicInteger APPLICATIONS = new AtomicInteger();

    private LockSubjects() {}

    /**
     * Those who offer locks.
     *
     * @return their names, cdi-redis first
     */
    public static List<String> names() {
        return NAMES;
    }

    /**
     * Connects a subject, as one process would.
     *
     * @param name one of {@link #names()}
     * @param location the server, as in {@code redis://127.0.0.1:6379}
     * @return the subject; to be closed
     */
    public static LockSubject connect(String name, String location) {
        return switch (name) {
            case Subjects.CDI_REDIS -> new OfCdiRedis(location);
            case "redisson" -> new OfRedisson(RedissonClients.at(location));
            case "spring" -> OfSpring.at(location);
            default -> throw new IllegalArgumentException("There is no " + name + " among " + NAMES);
        };
    }

    private static final class OfCdiRedis implements LockSubject {

        private final CdiRedis application;

        OfCdiRedis(String location) {
            application =
                    new CdiRedis(location, "locks" + APPLICATIONS.incrementAndGet(), Map.of("key-prefix", "locks"));
        }

        @Override
        public Lock lock(String name) {
            return application.lock(name);
        }

        @Override
        public void close() {
            application.close();
        }
    }

    private record OfRedisson(RedissonClient client) implements LockSubject {

        @Override
        public Lock lock(String name) {
            return client.getLock(name);
        }

        @Override
        public void close() {
            client.shutdown();
        }
    }

    /** With notifications, as the others; its default is to poll. */
    private record OfSpring(LettuceConnectionFactory connections, RedisLockRegistry registry) implements LockSubject {

        static OfSpring at(String location) {
            URI uri = URI.create(location);
            LettuceConnectionFactory connections = new LettuceConnectionFactory(uri.getHost(), uri.getPort());
            connections.afterPropertiesSet();
            connections.start();
            RedisLockRegistry registry = new RedisLockRegistry(connections, "spring-locks");
            registry.setRedisLockType(RedisLockType.PUB_SUB_LOCK);
            return new OfSpring(connections, registry);
        }

        @Override
        public Lock lock(String name) {
            return registry.obtain(name);
        }

        @Override
        public void close() {
            registry.destroy();
            connections.destroy();
        }
    }
}
