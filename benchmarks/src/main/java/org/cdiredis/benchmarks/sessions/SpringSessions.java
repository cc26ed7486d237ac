package org.cdiredis.benchmarks.sessions;

import java.net.URI;
import jakarta.servlet.Filter;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.session.data.redis.config.annotation.web.http.EnableRedisHttpSession;
import org.springframework.session.data.redis.config.annotation.web.http.EnableRedisIndexedHttpSession;

/** Spring Session over Lettuce, as its documentation configures it: with its default, Java serialization. */
final class SpringSessions {

    private SpringSessions() {}

    /** The store {@code RedisSessionRepository}. */
    @Configuration
    @EnableRedisHttpSession
    static class Default {}

    /** The store {@code RedisIndexedSessionRepository}. */
    @Configuration
    @EnableRedisIndexedHttpSession
    static class Indexed {}

    static SessionSystem start(String location, Class<?> configuration) {
        URI uri = URI.create(location);
        AnnotationConfigApplicationContext spring = new AnnotationConfigApplicationContext();
        spring.registerBean(
                LettuceConnectionFactory.class, () -> new LettuceConnectionFactory(uri.getHost(), uri.getPort()));
        spring.register(configuration);
        spring.refresh();
        Filter filter = spring.getBean("springSessionRepositoryFilter", Filter.class);
        return new SessionSystem(WebServer.start(context -> WebServer.addFilter(context, filter)), spring::close);
    }
}
