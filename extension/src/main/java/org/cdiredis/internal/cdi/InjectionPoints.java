package org.cdiredis.internal.cdi;

import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import jakarta.enterprise.inject.spi.InjectionPoint;

import org.cdiredis.RedisCache;
import org.cdiredis.internal.Messages;
import org.cdiredis.internal.codec.KeyText;
import org.cdiredis.internal.config.Aliases;
import org.cdiredis.internal.config.Problems;

/** The injection points that name a cache, gathered while the container discovers beans. */
final class InjectionPoints {

    private final List<NamedPoint> points = new ArrayList<>();

    /** An injection point, the alias that it names, and the type that it wants in the end. */
    private record NamedPoint(String alias, Type type, String description) {}

    void add(InjectionPoint point) {
        alias(point)
                .ifPresent(alias -> points.add(new NamedPoint(
                        alias, InjectionPointTypes.wanted(point.getType()), MemberDescription.of(point))));
    }

    private static Optional<String> alias(InjectionPoint point) {
        for (Annotation qualifier : point.getQualifiers()) {
            if (qualifier instanceof RedisCache cache) {
                return Optional.of(cache.value());
            }
        }
        return Optional.empty();
    }

    /** For each alias the description of the first point that names it. */
    Map<String, String> byAlias() {
        Map<String, String> descriptions = new TreeMap<>();
        for (NamedPoint point : points) {
            descriptions.merge(point.alias, point.description, (one, other) -> one.compareTo(other) <= 0 ? one : other);
        }
        return descriptions;
    }

    /** Reports types of values that the serializers of the caches cannot write. */
    void validateValueTypes(CacheRegistry caches, Problems problems) {
        for (NamedPoint point : points) {
            InjectionPointTypes.cacheTypes(point.type)
                    .ifPresent(
                            types -> caches.validateValueType(point.alias, types.value(), point.description, problems));
        }
    }

    void validate(Problems problems) {
        for (NamedPoint point : points) {
            if (!Aliases.isValid(point.alias)) {
                problems.add(Messages.MESSAGES.invalidAlias(point.description, point.alias));
            }
            if (InjectionPointTypes.isRawCache(point.type)) {
                problems.add(Messages.MESSAGES.rawCache(point.description));
            } else {
                InjectionPointTypes.cacheTypes(point.type).ifPresent(types -> validate(point, types, problems));
            }
        }
    }

    private static void validate(NamedPoint point, CacheTypes types, Problems problems) {
        if (KeyText.of(types.key()).isEmpty()) {
            problems.add(Messages.MESSAGES.keyTypeWithoutText(
                    point.description, types.key().getTypeName(), KeyText.SUPPORTED));
        }
        if (CacheTypes.isOpen(types.value())) {
            problems.add(
                    Messages.MESSAGES.openType(point.description, types.value().getTypeName()));
        }
    }
}
