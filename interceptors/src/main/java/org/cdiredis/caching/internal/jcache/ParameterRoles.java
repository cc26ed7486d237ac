package org.cdiredis.caching.internal.jcache;

import java.lang.annotation.Annotation;
import java.util.List;
import javax.cache.annotation.CacheKey;
import javax.cache.annotation.CacheValue;

import org.cdiredis.interceptors.internal.key.ParameterSelection;

/** Which parameters of a method make the key, and which is the value. Immutable. */
final class ParameterRoles {

    private final int[] key;
    private final int[] values;

    private ParameterRoles(int[] key, int[] values) {
        this.key = key;
        this.values = values;
    }

    static ParameterRoles of(List<ParameterDetails> parameters) {
        Annotation[][] annotations = parameters.stream()
                .map(parameter -> parameter.annotations().toArray(Annotation[]::new))
                .toArray(Annotation[][]::new);
        return new ParameterRoles(
                ParameterSelection.positions(annotations, CacheKey.class::isInstance, CacheValue.class::isInstance),
                ParameterSelection.positions(annotations, CacheValue.class::isInstance));
    }

    int[] keyPositions() {
        return key.clone();
    }

    /** How many parameters are marked as the value. */
    int valueCount() {
        return values.length;
    }

    boolean isValueMarked() {
        return values.length > 0;
    }

    int valuePosition() {
        return values[0];
    }
}
