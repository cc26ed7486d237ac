package org.cdiredis.session.internal.model;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.cdiredis.session.internal.serialize.UnwritableAttributeException;
import org.cdiredis.session.internal.store.AttributeName;

/**
 * Values that requests of this node have read, and that other nodes have replaced since: a request may still change one of them, and
 * what it does to it is a change of the attribute. Not thread-safe: its table is guarded.
 */
final class ReplacedValues {

    /** Of each attribute, for requests that run for hours beside many short ones. */
    private static final int MOST = 16;

    private final SteadyBytes steady;
    private final Map<AttributeName, Deque<Replaced>> values = new HashMap<>();

    ReplacedValues(SteadyBytes steady) {
        this.steady = steady;
    }

    /**
     * A value as it was.
     *
     * @param value the value
     * @param plain its bytes when it was replaced
     * @param base the version that a change of it is based on
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Replaced(Object value, byte[] plain, long base) {}

    Set<AttributeName> names() {
        return Set.copyOf(values.keySet());
    }

    /** Keeps the value of an attribute that is about to have another one, if anybody could change it. */
    void keep(AttributeName name, Attribute attribute) {
        Object value = attribute.value;
        if (value == null || !attribute.isMutable) {
            return;
        }
        try {
            keep(name, new Replaced(value, steady.of(value), attribute.base));
        } catch (UnwritableAttributeException e) {
            // it could not be written either
        }
    }

    void keep(AttributeName name, Replaced replaced) {
        Deque<Replaced> known = values.computeIfAbsent(name, unseen -> new ArrayDeque<>());
        known.addLast(replaced);
        if (known.size() > MOST) {
            known.removeFirst();
        }
    }

    /** Takes out the latest that has been changed since; null if none has. */
    @Nullable
    Replaced changed(AttributeName name) {
        Iterator<Replaced> latestFirst =
                values.getOrDefault(name, new ArrayDeque<>()).descendingIterator();
        while (latestFirst.hasNext()) {
            Replaced replaced = latestFirst.next();
            if (isChanged(replaced)) {
                latestFirst.remove();
                return replaced;
            }
        }
        return null;
    }

    private boolean isChanged(Replaced replaced) {
        try {
            return !Arrays.equals(steady.of(replaced.value()), replaced.plain());
        } catch (UnwritableAttributeException e) {
            return true;
        }
    }

    /** The application itself has set or removed the attribute. */
    void forget(AttributeName name) {
        values.remove(name);
    }

    void forgetAll() {
        values.clear();
    }
}
