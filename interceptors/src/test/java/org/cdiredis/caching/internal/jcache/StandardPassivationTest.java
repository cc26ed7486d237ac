package org.cdiredis.caching.internal.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.annotation.CacheResult;
import jakarta.enterprise.context.Dependent;

import org.junit.jupiter.api.Test;

/** Beans with standard annotations that are written with a session, interceptors included. */
final class StandardPassivationTest {

    @Dependent
    static class Visitor implements Serializable {

        private static final long serialVersionUID = 1L;
        private static final AtomicInteger calls = new AtomicInteger();

        @CacheResult(cacheName = "visitors")
        String greet(String name) {
            return name + calls.incrementAndGet();
        }
    }

    @Test
    void readBack_isIntercepted() throws Exception {
        try (Application application = Application.start(Visitor.class)) {
            Visitor visitor = application.get(Visitor.class);
            visitor.greet("Ann");

            Visitor copy = (Visitor) read(written(visitor));

            assertThat(copy).isNotSameAs(visitor);
            assertThat(copy.greet("Ann")).isEqualTo("Ann1");
            assertThat(Visitor.calls).hasValue(1);
        }
    }

    private static byte[] written(Object object) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.toByteArray();
    }

    private static Object read(byte[] bytes) throws Exception {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
            return in.readObject();
        }
    }
}
