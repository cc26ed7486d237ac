package org.cdiredis.internal.cdi;

import java.util.ArrayList;
import java.util.List;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;

import org.jspecify.annotations.Nullable;

import org.cdiredis.client.RedissonCustomizer;
import org.cdiredis.internal.client.Customizers;

/** The beans of an application that customize Redisson. They are looked up once there are beans. Thread-safe. */
final class BeanCustomizers implements Customizers {

    private final BeanManager beans;
    private volatile @Nullable List<RedissonCustomizer> found;

    BeanCustomizers(BeanManager beans) {
        this.beans = beans;
    }

    @Override
    public List<RedissonCustomizer> get() {
        List<RedissonCustomizer> known = found;
        if (known == null) {
            known = find();
            found = known;
        }
        return known;
    }

    private List<RedissonCustomizer> find() {
        List<RedissonCustomizer> customizers = new ArrayList<>();
        for (Bean<?> bean : beans.getBeans(RedissonCustomizer.class, Any.Literal.INSTANCE)) {
            customizers.add((RedissonCustomizer)
                    beans.getReference(bean, RedissonCustomizer.class, beans.createCreationalContext(bean)));
        }
        return List.copyOf(customizers);
    }
}
