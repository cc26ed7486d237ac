package org.cdiredis.session.internal.model;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import org.cdiredis.RedisCacheException;
import org.cdiredis.session.internal.SessionMessages;
import org.cdiredis.session.internal.serialize.UnreadableAttributeException;
import org.cdiredis.session.internal.store.AttributeName;
import org.cdiredis.session.internal.store.StoredAttribute;

/**
 * The attributes of a live session as the application works with them: large ones are fetched when they are asked for, and listeners are
 * told. Waits for Redis without the session's lock. Thread-safe.
 */
final class LiveAttributes {

    private static final long NOT_ASKED = -1;

    private final LiveSession session;
    private final RealmContext realm;
    private final AttributeTable table;
    private final AttributeFetches fetches;

    LiveAttributes(LiveSession session, AttributeTable table) {
        this.session = session;
        this.realm = session.realm;
        this.table = table;
        this.fetches = new AttributeFetches(session);
    }

    Set<String> names() {
        return locked(table::names);
    }

    Set<String> internalNames() {
        return locked(table::internalNames);
    }

    @Nullable
    Object get(AttributeName name) {
        try {
            return fetched(name, () -> activated(name));
        } catch (UnreadableAttributeException e) {
            return unreadable(name, e);
        }
    }

    private @Nullable Object activated(AttributeName name) throws UnreadableAttributeException {
        boolean wasRead = table.isRead(name);
        Object value = table.get(name);
        if (value != null && !wasRead && realm.callbacks.isListener(value)) {
            realm.callbacks.didActivate(session, value);
        }
        return value;
    }

    /** What is done with an attribute whose bytes are here. */
    private interface Reading {
        @Nullable
        Object value() throws UnreadableAttributeException;
    }

    /** Reads under the lock what has been fetched: as long as others write it while it is on its way, once more. */
    private @Nullable Object fetched(AttributeName name, Reading reading) throws UnreadableAttributeException {
        Optional<StoredAttribute> found = Optional.empty();
        long asked = NOT_ASKED;
        while (true) {
            session.lock.lock();
            try {
                if (!table.isToBeFetched(name) || (asked != NOT_ASKED && table.fetched(name, found, asked))) {
                    return reading.value();
                }
                asked = table.version(name);
            } finally {
                session.lock.unlock();
            }
            found = fetches.fetch(name, asked);
        }
    }

    private @Nullable Object unreadable(AttributeName name, UnreadableAttributeException reason) {
        realm.warnOfUnreadable(name.text(), reason.getMessage());
        switch (realm.settings.unreadable()) {
            case ABSENT_KEEP_BYTES -> markUnreadable(name);
            case DROP -> removed(name);
            case INVALIDATE -> session.invalidate();
            case FAIL ->
                throw new RedisCacheException(
                        SessionMessages.MESSAGES.unreadable(name.text(), String.valueOf(reason.getMessage())), reason);
        }
        return null;
    }

    private void markUnreadable(AttributeName name) {
        session.lock.lock();
        try {
            table.markUnreadable(name);
        } finally {
            session.lock.unlock();
        }
    }

    /** What the attribute was, as far as anybody wants to know. */
    @Nullable
    Object set(String name, Object value) {
        boolean isOfThisNode = isOfThisNode(name, value);
        AttributeName key = AttributeName.of(name);
        Object old = oldValue(key);
        if (old != value) {
            realm.callbacks.valueBound(session, name, value);
        }
        set(key, value, isOfThisNode);
        if (old == null) {
            realm.callbacks.attributeAdded(session, name, value);
        } else {
            if (old != value) {
                realm.callbacks.valueUnbound(session, name, old);
            }
            realm.callbacks.attributeReplaced(session, name, value, old);
        }
        return old;
    }

    private void set(AttributeName name, Object value, boolean isOfThisNode) {
        session.lock.lock();
        try {
            table.set(name, value, isOfThisNode);
        } finally {
            session.lock.unlock();
        }
    }

    private boolean isOfThisNode(String name, Object value) {
        if (NodeOnly.contains(name)) {
            return true;
        }
        if (value instanceof Serializable || realm.settings.isForAllTypes()) {
            return false;
        }
        if (realm.deployment.isDistributable()) {
            throw new IllegalArgumentException(SessionMessages.MESSAGES.notSerializable(
                    name, "not Serializable", value.getClass().getName()));
        }
        realm.warnOfThisNode(name, value.getClass(), "not Serializable");
        return true;
    }

    void internal(String name, @Nullable Object value) {
        AttributeName key = AttributeName.internal(name);
        if (value == null) {
            removed(key);
        } else {
            set(key, value, !(value instanceof Serializable));
        }
    }

    /** What the attribute was, as far as anybody wants to know. */
    @Nullable
    Object remove(String name) {
        AttributeName key = AttributeName.of(name);
        Object old = oldValue(key);
        boolean wasThere = removed(key);
        if (wasThere && old != null) {
            realm.callbacks.valueUnbound(session, name, old);
            realm.callbacks.attributeRemoved(session, name, old);
        }
        return old;
    }

    /** What is left, with those who want to hear of their end. */
    void removeAll() {
        List<AttributeName> left = new ArrayList<>(locked(table::all));
        left.stream().filter(name -> !name.isInternal()).forEach(name -> remove(name.text()));
    }

    private boolean removed(AttributeName name) {
        return locked(() -> table.remove(name));
    }

    /** What an attribute was, as far as anybody wants to know. */
    private @Nullable Object oldValue(AttributeName name) {
        boolean isOfInterest =
                locked(() -> realm.callbacks.isToldOfAttributes() || table.isRead(name) || table.isListener(name));
        if (!isOfInterest) {
            return null;
        }
        try {
            return fetched(name, () -> table.get(name));
        } catch (UnreadableAttributeException e) {
            return null; // nobody could have seen it
        }
    }

    private <T> T locked(Supplier<T> work) {
        session.lock.lock();
        try {
            return work.get();
        } finally {
            session.lock.unlock();
        }
    }
}
