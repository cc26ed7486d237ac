package org.cdiredis.session.internal.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The items of a script's answer, one after the other. An answer of another form is a mistake of whoever wrote it. */
final class Answer {

    private static final long HELD = -1;
    private static final long GONE = -1;
    private static final long TAKEN = -3;

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

    /** Of OPEN, when it was asked for what is newer than a version, and maybe for a hold. */
    Opened opened(long known, boolean holds) {
        if (items.isEmpty()) {
            return Opened.Gone.INSTANCE;
        }
        long first = whole();
        if (!hasMore() && first == HELD) {
            return Opened.Held.INSTANCE;
        }
        Instant access = Instant.ofEpochMilli(first);
        long tenancy = holds ? whole() : Opened.NO_TENANCY;
        return hasMore() ? changed(access, tenancy) : new Opened.Unchanged(access, known, tenancy);
    }

    private Opened changed(Instant access, long tenancy) {
        long version = whole();
        SessionFacts facts = facts();
        Map<AttributeName, StoredAttribute> newer = new HashMap<>();
        Map<AttributeName, Long> others = new HashMap<>();
        while (hasMore()) {
            AttributeName name = Fields.name(bytes());
            if (hasMore() && items.get(next) instanceof Long) {
                others.put(name, whole());
            } else {
                newer.put(name, Fields.attribute(bytes()));
            }
        }
        return new Opened.Changed(access, version, facts, newer, others, tenancy);
    }

    /** Of what COMMIT and CREATE answer with, all but the creation. */
    Committed committed() {
        long version = whole();
        if (version > 0) {
            return new Committed.Written(version, whole());
        }
        if (version == GONE) {
            return Committed.Gone.INSTANCE;
        }
        return version == TAKEN ? Committed.Taken.INSTANCE : Committed.Conflict.INSTANCE;
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
