package org.cdiredis.session.internal.model;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import org.cdiredis.session.internal.serialize.AttributeCodec;
import org.cdiredis.session.internal.serialize.UnreadableAttributeException;
import org.cdiredis.session.internal.serialize.UnwritableAttributeException;
import org.cdiredis.session.internal.store.AttributeName;
import org.cdiredis.session.internal.store.StoredAttribute;

/** Finds what of the attributes of a session is to be written. */
final class ChangeCollector {

    private final String storage;
    private final AttributeCodec codec;
    private final SteadyBytes steady;
    private final ValueComparison comparison;

    ChangeCollector(String storage, AttributeCodec codec, SteadyBytes steady, ValueComparison comparison) {
        this.storage = storage;
        this.codec = codec;
        this.steady = steady;
        this.comparison = comparison;
    }

    /** Says what becomes of an attribute whose value cannot be written. */
    @FunctionalInterface
    interface Unwritable {

        /** Whether it is one for this node only; if not, what is stored stays, and it is written later. */
        boolean isOfThisNode(AttributeName name, Object value, UnwritableAttributeException reason);
    }

    /** What differs from what is stored. */
    CollectedChanges collect(
            Map<AttributeName, Attribute> attributes,
            Map<AttributeName, Attribute> removed,
            boolean isShared,
            boolean withBases,
            Predicate<Object> isListener,
            Unwritable unwritable) {
        Map<AttributeName, CollectedChanges.Part> sets = new LinkedHashMap<>();
        Map<AttributeName, Attribute> removes = new LinkedHashMap<>(removed);
        for (Map.Entry<AttributeName, Attribute> entry : List.copyOf(attributes.entrySet())) {
            AttributeName name = entry.getKey();
            Attribute attribute = entry.getValue();
            if (!attribute.isOfThisNode) {
                collect(name, attribute, isShared, isListener, unwritable, sets);
            }
            if (attribute.isOfThisNode && attribute.mayBeStored()) {
                removes.put(name, attribute);
            } else {
                attribute.isKept |= attribute.isOfThisNode;
            }
        }
        return new CollectedChanges(sets, removes, withBases ? bases(sets, removes) : Map.of());
    }

    /** What is stored with a key of before, unless it is to be written anyway. It is not looked at, and stays what it is. */
    CollectedChanges outdated(Map<AttributeName, Attribute> attributes) {
        Map<AttributeName, CollectedChanges.Part> sets = new LinkedHashMap<>();
        attributes.forEach((name, attribute) -> {
            byte[] sealed = attribute.sealed;
            if (attribute.isStored && !attribute.isSet && sealed != null && codec.isOutdated(sealed)) {
                reseal(name, attribute, sealed).ifPresent(part -> sets.put(name, part));
            }
        });
        return new CollectedChanges(sets, Map.of(), bases(sets, Map.of()));
    }

    private Optional<CollectedChanges.Part> reseal(AttributeName name, Attribute attribute, byte[] sealed) {
        try {
            byte[] plain = codec.unseal(storage, name, sealed);
            byte[] anew = codec.seal(storage, name, plain, StoredAttribute.isListener(sealed));
            return Optional.of(
                    new CollectedChanges.Part(attribute, attribute.changes, plain, anew, attribute.isOfThisForm));
        } catch (UnreadableAttributeException e) {
            return Optional.empty(); // whoever reads it hears of that
        }
    }

    private static Map<AttributeName, Long> bases(
            Map<AttributeName, CollectedChanges.Part> sets, Map<AttributeName, Attribute> removes) {
        Map<AttributeName, Long> bases = new HashMap<>();
        sets.forEach((name, part) -> bases.put(name, part.attribute().base));
        removes.forEach((name, attribute) -> bases.put(name, attribute.base));
        return bases;
    }

    private void collect(
            AttributeName name,
            Attribute attribute,
            boolean isShared,
            Predicate<Object> isListener,
            Unwritable unwritable,
            Map<AttributeName, CollectedChanges.Part> sets) {
        Object value = attribute.value;
        if (value == null || !(attribute.isSet || attribute.isMutable)) {
            return;
        }
        try {
            boolean tells = isListener.test(value);
            byte[] plain = steady.of(value);
            if (comparison.isStoredAlready(name, attribute, plain)) {
                attribute.isSet = false;
                attribute.isMutable = !codec.isImmutable(value);
            } else {
                byte[] sure = steady.toBeWritten(value, plain, isShared);
                attribute.isSent = true;
                sets.put(
                        name,
                        new CollectedChanges.Part(
                                attribute, attribute.changes, sure, codec.seal(storage, name, sure, tells), true));
            }
        } catch (UnwritableAttributeException e) {
            attribute.isOfThisNode = unwritable.isOfThisNode(name, value, e);
            attribute.isLate = !attribute.isOfThisNode;
            attribute.isSet = true;
        }
    }
}
