package org.cdiredis.session.internal.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.cdiredis.session.internal.serialize.AttributeCodec;
import org.cdiredis.session.internal.serialize.UnreadableAttributeException;
import org.cdiredis.session.internal.store.AttributeName;
import org.cdiredis.session.internal.store.Opened;
import org.cdiredis.session.internal.store.SessionStore;
import org.cdiredis.session.internal.store.StoredAttribute;

/** The attributes of a session that requests of this node work with. Not thread-safe: its session guards it. */
final class AttributeTable {

    private final String storage;
    private final AttributeCodec codec;
    private final ValueComparison comparison;
    private final ChangeCollector collector;
    private final ReplacedValues replaced;
    private final Map<AttributeName, Attribute> attributes = new LinkedHashMap<>();
    private final Map<AttributeName, Attribute> removed = new HashMap<>();

    /** As {@link #stored} gives them; null if that has changed. */
    private @Nullable Map<AttributeName, StoredAttribute> stored;

    AttributeTable(String storage, AttributeCodec codec) {
        this.storage = storage;
        this.codec = codec;
        SteadyBytes steady = new SteadyBytes(codec);
        this.comparison = new ValueComparison(storage, codec, steady);
        this.collector = new ChangeCollector(storage, codec, steady, comparison);
        this.replaced = new ReplacedValues(steady);
    }

    void restore(Map<AttributeName, StoredAttribute> known) {
        stored = known;
        known.forEach((name, stored) -> attributes.put(name, Attribute.stored(stored)));
    }

    Set<String> names() {
        return names(false);
    }

    Set<String> internalNames() {
        return names(true);
    }

    private Set<String> names(boolean isInternal) {
        Set<String> names = new LinkedHashSet<>();
        attributes.forEach((name, attribute) -> {
            if (name.isInternal() == isInternal && !attribute.isUnreadable) {
                names.add(name.text());
            }
        });
        return names;
    }

    boolean isRead(AttributeName name) {
        Attribute attribute = attributes.get(name);
        return attribute != null && attribute.value != null;
    }

    /** Whether a value that is stored said that it is a listener when it was. */
    boolean isListener(AttributeName name) {
        Attribute attribute = attributes.get(name);
        return attribute != null && attribute.sealed != null && StoredAttribute.isListener(attribute.sealed);
    }

    /** Whether it is one whose bytes this node does not have yet. */
    boolean isToBeFetched(AttributeName name) {
        Attribute attribute = attributes.get(name);
        return attribute != null && attribute.isStored && attribute.isWithoutBytes() && !attribute.isUnreadable;
    }

    /** The version of an attribute that is stored, as far as it is known here; 0 if it is not. */
    long version(AttributeName name) {
        Attribute attribute = attributes.get(name);
        return attribute == null ? 0 : attribute.version;
    }

    /**
     * Takes what was fetched of an attribute that is still to be.
     *
     * @param asked its version when it was asked for. If that is what is known still, what was found is the truth, even if it is older: a
     *     fail-over can lose writes
     * @return false if others have written it since, so that it is to be fetched again
     */
    boolean fetched(AttributeName name, Optional<StoredAttribute> found, long asked) {
        Attribute attribute = attributes.get(name);
        boolean isAsAsked = attribute == null || attribute.version == asked;
        if (attribute == null || found.isEmpty()) {
            return isAsAsked;
        }
        if (found.get().version() < attribute.version && !isAsAsked) {
            return false;
        }
        stored = null;
        attribute.take(found.get());
        return true;
    }

    @Nullable
    Object get(AttributeName name) throws UnreadableAttributeException {
        Attribute attribute = attributes.get(name);
        if (attribute == null || attribute.isUnreadable) {
            return null;
        }
        return attribute.value == null ? read(name, attribute) : attribute.value;
    }

    private @Nullable Object read(AttributeName name, Attribute attribute) throws UnreadableAttributeException {
        byte[] sealed = attribute.sealed;
        if (sealed == null) {
            return null; // it was not there any more
        }
        byte[] plain = codec.unseal(storage, name, sealed);
        Object value = codec.value(plain);
        attribute.plain = plain;
        attribute.value = value;
        attribute.isMutable = !codec.isImmutable(value);
        return value;
    }

    void markUnreadable(AttributeName name) {
        Attribute attribute = attributes.get(name);
        if (attribute != null) {
            attribute.isUnreadable = true;
        }
    }

    void set(AttributeName name, Object value, boolean isOfThisNode) {
        replaced.forget(name);
        Attribute before = removed.remove(name);
        Attribute attribute = attributes.computeIfAbsent(name, unseen -> before == null ? new Attribute() : before);
        attribute.set(value, isOfThisNode);
    }

    boolean remove(AttributeName name) {
        replaced.forget(name);
        Attribute attribute = attributes.remove(name);
        if (attribute != null && attribute.mayBeStored()) {
            removed.put(name, attribute);
        }
        return attribute != null;
    }

    /**
     * What differs from what is stored.
     *
     * @param isShared whether other requests may be changing values
     */
    CollectedChanges collect(
            boolean isShared, boolean withBases, Predicate<Object> isListener, ChangeCollector.Unwritable unwritable) {
        replaced.names().forEach(this::restoreIfChanged);
        return collector.collect(attributes, removed, isShared, withBases, isListener, unwritable);
    }

    /** What is stored with a key of before, with the one that is taken now. */
    CollectedChanges outdated() {
        return collector.outdated(attributes);
    }

    /** A value that others have replaced, and that a request here has changed since, is the attribute's again: the last change wins. */
    private void restoreIfChanged(AttributeName name) {
        ReplacedValues.Replaced changed = replaced.changed(name);
        if (changed == null) {
            return;
        }
        Attribute attribute = attributes.computeIfAbsent(name, unseen -> new Attribute());
        replaced.keep(name, attribute);
        attribute.set(changed.value(), false);
        attribute.base = changed.base();
    }

    /** What was collected has been written, as this version. */
    void written(CollectedChanges collected, long version) {
        stored = null;
        collected.written(version, codec);
        collected.removes().forEach(removed::remove);
    }

    /** Whether something was written after a version. */
    boolean isAheadOf(long version) {
        return Stream.of(attributes, removed)
                .flatMap(all -> all.values().stream())
                .anyMatch(attribute -> attribute.version > version);
    }

    /**
     * Whether all that an answer only gives the version of is here in that version. It is not if a fail-over has lost what this node
     * knows.
     */
    boolean isBasisOf(Opened.Changed found) {
        return found.others().entrySet().stream().allMatch(other -> {
            Attribute attribute = attributes.getOrDefault(other.getKey(), removed.get(other.getKey()));
            return attribute != null && attribute.version == other.getValue();
        });
    }

    /** What was written after a version is lost: whatever is stored instead is newer. */
    void forgetAfter(long kept) {
        for (Map<AttributeName, Attribute> all : List.of(attributes, removed)) {
            for (Attribute attribute : all.values()) {
                if (attribute.version > kept) {
                    attribute.version = SessionStore.UNKNOWN;
                }
            }
        }
        stored = null;
    }

    /** Takes over what others have written. What was changed here stays: it is written later. */
    void merge(Opened.Changed found) {
        stored = null;
        found.newer().forEach((name, newer) -> {
            Attribute attribute = attributes.get(name);
            if (removed.containsKey(name)) {
                removed.get(name).version = newer.version();
            } else if (attribute == null) {
                attributes.put(name, Attribute.stored(newer));
            } else if (newer.version() != attribute.version) {
                if (isToBeWritten(attribute, newer)) {
                    attribute.isSet = true;
                    attribute.take(newer);
                } else {
                    replaced.keep(name, attribute);
                    attribute.replace(newer);
                }
            } else if (newer.version() == attribute.version && attribute.isWithoutBytes()) {
                attribute.take(newer); // a large one, which has come along this time
            }
        });
        Set<AttributeName> names = found.names();
        attributes
                .entrySet()
                .removeIf(entry -> entry.getValue().isStored
                        && !names.contains(entry.getKey())
                        && isToBeForgotten(entry.getKey(), entry.getValue()));
        removed.entrySet().removeIf(entry -> entry.getValue().isStored && !names.contains(entry.getKey()));
    }

    private boolean isToBeForgotten(AttributeName name, Attribute attribute) {
        if (attribute.isOfThisNode || comparison.isChanged(attribute)) {
            attribute.isStored = false;
            attribute.isSet = true;
            attribute.sealed = null;
            attribute.plain = null;
            return false;
        }
        replaced.keep(name, attribute);
        return true;
    }

    private boolean isToBeWritten(Attribute attribute, StoredAttribute newer) {
        boolean isReplaced = attribute.isKept && newer.version() > attribute.base;
        return !isReplaced && comparison.isChanged(attribute);
    }

    /** Forgets what was changed here and is not written. */
    void discard() {
        stored = null;
        attributes.entrySet().removeIf(entry -> !entry.getValue().isStored && !entry.getValue().isOfThisNode);
        removed.values().removeIf(attribute -> !attribute.isStored);
        attributes.putAll(removed);
        removed.clear();
        replaced.forgetAll();
        attributes.values().forEach(attribute -> {
            if (!attribute.isOfThisNode) {
                attribute.isSet = false;
                attribute.isMutable = false;
                attribute.isLate = false;
                attribute.value = null;
                attribute.base = attribute.version;
            }
        });
    }

    /** The attributes as they are stored. */
    Map<AttributeName, StoredAttribute> stored() {
        Map<AttributeName, StoredAttribute> known = stored;
        if (known == null) {
            known = new HashMap<>();
            for (Map<AttributeName, Attribute> all : List.of(attributes, removed)) {
                for (Map.Entry<AttributeName, Attribute> entry : all.entrySet()) {
                    addStored(entry.getKey(), entry.getValue(), known);
                }
            }
            stored = known;
        }
        return known;
    }

    private static void addStored(AttributeName name, Attribute attribute, Map<AttributeName, StoredAttribute> stored) {
        if (attribute.isStored) {
            stored.put(name, new StoredAttribute(attribute.version, Optional.ofNullable(attribute.sealed)));
        }
    }

    /** The values that no other node has. */
    Map<AttributeName, OwnValue> ofThisNode() {
        Map<AttributeName, OwnValue> values = new HashMap<>();
        attributes.forEach((name, attribute) -> {
            if (attribute.value != null && (attribute.isOfThisNode || attribute.isLate)) {
                values.put(name, new OwnValue(attribute.value, attribute.isLate, attribute.base));
            }
        });
        return values;
    }

    /** What is newer than one of them stays. */
    void addOfThisNode(Map<AttributeName, OwnValue> values) {
        values.forEach((name, own) -> {
            if (version(name) <= own.base()) {
                set(name, own.value(), !own.isToBeWritten());
                Attribute attribute = Objects.requireNonNull(attributes.get(name));
                attribute.base = own.base();
                attribute.isKept = true;
            }
        });
    }

    List<AttributeName> all() {
        return new ArrayList<>(new HashSet<>(attributes.keySet()));
    }
}
