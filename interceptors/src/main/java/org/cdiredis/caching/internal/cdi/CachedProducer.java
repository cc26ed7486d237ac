package org.cdiredis.caching.internal.cdi;

import java.util.Set;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.enterprise.inject.spi.Producer;

import org.jspecify.annotations.Nullable;

/**
 * A producer whose objects are cached.
 *
 * @param producer the application's
 * @param object says how
 * @param <X> the type of what it produces
 */
record CachedProducer<X>(Producer<X> producer, ProducedObject object) implements Producer<X> {

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // of the producer's type, an interface; a producer may produce null
    public X produce(CreationalContext<X> context) {
        @Nullable X produced = producer.produce(context);
        return produced == null ? null : (X) object.wrapped(produced);
    }

    @Override
    @SuppressWarnings({"unchecked", "NullAway"}) // what the producer has produced, which may be null
    public void dispose(@Nullable X instance) {
        producer.dispose(instance == null ? null : (X) CachedObject.behind(instance));
    }

    @Override
    public Set<InjectionPoint> getInjectionPoints() {
        return producer.getInjectionPoints();
    }
}
