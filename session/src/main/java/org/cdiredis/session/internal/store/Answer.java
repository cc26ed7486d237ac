package org.cdiredis.session.internal.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The items of a script's answer, one after the other. An answer of another form is a mistake of whoever wrote it. */
final class Answer {

    private static final long HELD = -1;
    private static final long GONE = -1;

    private final List<Object> items;
    private int next;

    Answer(List<Object> items) {
        this.items = items;
    }

    boolean hasMore() {
        return next < items.size();
    }

    long whole() {
        if (hasMore() && items.get(next++) instanceof Long number) {
            return number;
        }
        throw Fields.notOurs();
    }

    byte[] bytes() {
        if (hasMore() && items.get(next++) instanceof byte[] bytes) {
            return bytes;
        }
        throw Fields.notOurs();
    }

    Instant time() {
        return Instant.ofEpochMilli(whole());
    }

    String text() {
        return new String(bytes(), UTF_8);
    }

    List<String> texts() {
        List<String> texts = new ArrayList<>();
        while (hasMore()) {
            texts.add(text());
        }
        return texts;
    }

    SessionFacts facts() {
        Instant created = time();
        Duration timeout = Duration.ofMillis(whole());
        String principal = text();
        return new SessionFacts(created, timeout, principal.isEmpty() ? Optional.empty() : Optional.of(principal));
    }

    /** Of OPEN. */
    Opened opened() {
        if (items.isEmpty()) {
            return Opened.Gone.INSTANCE;
        }
        long first = whole();
        if (!hasMore() && first == HELD) {
            return Opened.Held.INSTANCE;
        }
        Instant access = Instant.ofEpochMilli(first);
        long version = whole();
        return hasMore() ? changed(access, version) : new Opened.Unchanged(access, version);
    }

    private Opened changed(Instant access, long version) {
        SessionFacts facts = facts();
        Map<AttributeName, StoredAttribute> newer = new HashMap<>();
        Set<AttributeName> names = new HashSet<>();
        while (hasMore()) {
            AttributeName name = Fields.name(bytes());
            byte[] value = bytes();
            names.add(name);
            if (value.length > 0) {
                newer.put(name, Fields.attribute(value));
            }
        }
        return new Opened.Changed(access, version, facts, newer, names);
    }

    /** Of what COMMIT and CREATE answer with, the first item. */
    Committed committed() {
        long version = whole();
        if (version > 0) {
            return new Committed.Written(version);
        }
        return version == GONE ? Committed.Gone.INSTANCE : Committed.Conflict.INSTANCE;
    }

    /** One session that INVALIDATE or SWEEP has ended. */
    ExpiredSession ended(String storage) {
        Instant access = time();
        long version = whole();
        SessionFacts facts = facts();
        Map<AttributeName, StoredAttribute> attributes = new HashMap<>();
        for (long left = whole(); left > 0; left--) {
            attributes.put(Fields.name(bytes()), Fields.attribute(bytes()));
        }
        return new ExpiredSession(storage, access, version, facts, attributes);
    }
}
