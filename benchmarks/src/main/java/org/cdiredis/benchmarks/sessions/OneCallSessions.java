package org.cdiredis.benchmarks.sessions;

import java.util.List;
import jakarta.servlet.Filter;

import org.cdiredis.spi.RedisAccess;
import org.cdiredis.spi.RedisScripts;

/**
 * Tomcat's own sessions, in memory, and one script of Redis that does nothing, for whose answer each request waits: less than any
 * system can do that asks Redis in each request.
 */
final class OneCallSessions {

    private static final String NOTHING = "return {}";
    private static final List<String> KEY = List.of("one-call");

    private OneCallSessions() {}

    static SessionSystem start(String location) {
        RedisAccess access = CdiRedisSessions.configured(location, () -> {
            RedisAccess configured = RedisAccess.standalone(OneCallSessions.class.getClassLoader());
            call(configured.scripts("default"));
            return configured;
        });
        RedisScripts scripts = access.scripts("default");
        Filter filter = (request, response, chain) -> {
            call(scripts);
            chain.doFilter(request, response);
        };
        return new SessionSystem(WebServer.start(context -> WebServer.addFilter(context, filter)), access::close);
    }

    private static void call(RedisScripts scripts) {
        scripts.eval(NOTHING, KEY).toCompletableFuture().join();
    }
}
