package org.cdiredis.benchmarks.sessions;

import java.net.URI;
import jakarta.servlet.Filter;

import org.apache.catalina.Context;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;
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
        return new SessionSystem(WebServer.start(context -> add(filter, context)), spring::close);
    }

    private static void add(Filter filter, Context context) {
        FilterDef definition = new FilterDef();
        definition.setFilterName("springSessionRepositoryFilter");
        definition.setFilter(filter);
        context.addFilterDef(definition);
        FilterMap mapping = new FilterMap();
        mapping.setFilterName(definition.getFilterName());
        mapping.addURLPattern("/*");
        context.addFilterMap(mapping);
    }
}
