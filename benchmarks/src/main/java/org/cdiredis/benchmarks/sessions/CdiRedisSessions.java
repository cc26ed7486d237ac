package org.cdiredis.benchmarks.sessions;

import java.util.Map;

import org.apache.catalina.Context;

import org.cdiredis.session.tomcat.RedisSessionManager;

/** The manager of cdi-redis, with nothing configured but the server. */
final class CdiRedisSessions {

    private CdiRedisSessions() {}

    static SessionSystem start(String location) {
        Map<String, String> settings = Map.of("cdi-redis.session.enabled", "true", "cdi-redis.location", location);
        // Read at deployment and with the first session; gone afterwards, so that others are configured by their own
        // alone.
        settings.forEach(System::setProperty);
        try {
            SessionSystem system = new SessionSystem(WebServer.start(CdiRedisSessions::addManager), () -> {});
            system.sessions(1);
            return system;
        } finally {
            settings.keySet().forEach(System::clearProperty);
        }
    }

    private static void addManager(Context context) {
        context.setManager(new RedisSessionManager());
    }
}
