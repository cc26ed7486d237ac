package org.cdiredis.session.tomcat;

import java.util.function.Consumer;

import org.apache.catalina.Context;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import org.cdiredis.embedded.RedisServer;
import org.cdiredis.session.adapter.AdapterNodes;
import org.cdiredis.session.adapter.Node;
import org.cdiredis.session.adapter.TestApplication;

/** Embedded Tomcats over one Redis, for tests besides the contract. */
abstract class TomcatNodes {

    private static RedisServer redis;

    @BeforeAll
    static void startRedis() {
        redis = RedisServer.start();
    }

    @AfterAll
    static void stopRedis() {
        redis.close();
    }

    static TestApplication application(String name) {
        return new TestApplication(name)
                .with("cdi-redis.location", redis.uri())
                .with("cdi-redis.session.enabled", "true");
    }

    static Node start(TestApplication application) {
        return start(application, context -> {});
    }

    static Node start(TestApplication application, Consumer<Context> customizer) {
        return AdapterNodes.node(application, started -> TomcatServer.start(started, customizer));
    }
}
