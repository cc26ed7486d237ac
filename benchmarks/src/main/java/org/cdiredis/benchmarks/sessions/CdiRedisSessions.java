package org.cdiredis.benchmarks.sessions;

import java.util.Map;
import java.util.function.Supplier;

import org.apache.catalina.Context;

import org.cdiredis.session.tomcat.RedisSessionManager;

/** The manager of cdi-redis, with nothing configured but the server, and the patience that others have. */
final class CdiRedisSessions {

    /** As the others have, between 3 and 60 seconds: a machine that is busy with something else is to fail no row. */
    private static final String PATIENCE = "PT5S";

    private CdiRedisSessions() {}

    static SessionSystem start(String location) {
        return configured(location, () -> {
            SessionSystem system = new SessionSystem(WebServer.start(CdiRedisSessions::addManager), () -> {});
            system.sessions(1);
            return system;
        });
    }

    /** What reads its configuration as it starts, or at its first call. That is gone afterwards, so that others are configured by their own alone. */
    static <T> T configured(String location, Supplier<T> start) {
        Map<String, String> settings = Map.of(
                "cdi-redis.session.enabled", "true",
                "cdi-redis.location", location,
                "cdi-redis.timeout", PATIENCE,
                "cdi-redis.deadline", PATIENCE);
        settings.forEach(System::setProperty);
        try {
            return start.get();
        } finally {
            settings.keySet().forEach(System::clearProperty);
        }
    }

    private static void addManager(Context context) {
        context.setManager(new RedisSessionManager());
    }
}
