package org.cdiredis.interop;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;

/** A Python process with django-redis and caches of ours, in one Redis that each test finds empty. */
abstract class DjangoFixture {

    static final List<String> OPTIONS =
            List.of("cdi-redis.serializer=json", "cdi-redis.format=plain", "cdi-redis.deadline=PT20S");

    static SharedWithDjango shared;
    static DjangoProcess django;

    static void start(List<String> options, Map<String, String> djangoOptions) throws Exception {
        shared = SharedWithDjango.start(options, djangoOptions);
        django = shared.django;
    }

    @AfterAll
    static void stop() throws Exception {
        if (shared != null) {
            shared.close();
        }
    }

    @BeforeEach
    final void flush() {
        shared.server.command("FLUSHALL");
    }
}
