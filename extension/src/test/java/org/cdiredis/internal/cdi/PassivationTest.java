package org.cdiredis.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.List;
import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Inject;

import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.Test;
import org.redisson.api.RedissonClient;

import org.cdiredis.Cache;
import org.cdiredis.RedisCache;

/** Beans that a server may write to disk can have caches injected. */
@Configured({"cdi-redis.location=embedded:", "cdi-redis.deadline=PT20S", "cdi-redis.timeout=PT10S"})
@EnableWeld
final class PassivationTest {

    @WeldSetup
    WeldInitiator weld = WeldInitiator.from(WeldInitiator.createWeld()
                    .addExtension(new RedisExtension())
                    .addBeanClass(Cart.class))
            .activate(SessionScoped.class)
            .build();

    @SessionScoped
    static class Cart implements Serializable {

        private static final long serialVersionUID = 1L;

        @Inject
        @RedisCache
        Cache<String, List<Integer>> cache;

        @Inject
        @RedisCache
        RedissonClient client;

        Cache<String, List<Integer>> cache() {
            return cache;
        }
    }

    @Test
    void sessionScopedBean_withCache_works(Cart cart) {
        cart.cache().put("k", List.of(1));

        assertThat(cart.cache().get("k")).containsExactly(1);
    }

    @Test
    void cache_writtenAndReadBack_isTheSame(Cart cart) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(cart.cache());
        }

        Object read;
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            read = in.readObject();
        }

        assertThat(read).isSameAs(cart.cache());
    }
}
