package org.cdiredis.benchmarks.subjects;

import java.util.EnumSet;
import java.util.Set;

import com.github.benmanes.caffeine.cache.Caffeine;

/** Caffeine, by itself or behind something: no Redis. */
abstract class CaffeineSubject implements Subject {

    private static final int SIZE = 10_000;

    static Caffeine<Object, Object> builder() {
        return Caffeine.newBuilder().maximumSize(SIZE).expireAfterWrite(TTL);
    }

    @Override
    public final Set<Operation> operations() {
        return EnumSet.of(Operation.GET_HIT, Operation.PUT);
    }

    @Override
    public final String physicalKey(String key) {
        return key;
    }
}
