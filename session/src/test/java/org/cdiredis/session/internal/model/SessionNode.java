package org.cdiredis.session.internal.model;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import org.cdiredis.session.TestApplication;
import org.cdiredis.session.internal.boot.SessionRealms;

/** A node with an application, and what its listeners have heard. */
public final class SessionNode implements SessionCallbacks, AutoCloseable {

    private final TestApplication application;
    private final SessionRealm realm;
    private final List<String> events = new CopyOnWriteArrayList<>();
    private final Consumer<LiveSession> onEnd;

    public SessionNode(String location, Map<String, String> options) {
        this(location, options, session -> {});
    }

    SessionNode(String location, Map<String, String> options, Consumer<LiveSession> onEnd) {
        this.onEnd = onEnd;
        Map<String, String> properties = new TreeMap<>();
        properties.put("cdi-redis.location", location);
        properties.put("cdi-redis.session.enabled", "true");
        properties.put("cdi-redis.session.sweep-interval", "PT1H");
        properties.put("cdi-redis.deadline", "PT30S");
        properties.put("cdi-redis.timeout", "PT30S");
        properties.put("cdi-redis.connect-timeout", "PT30S");
        properties.putAll(options);
        application = new TestApplication(properties);
        realm = SessionRealms.start(
                        new Deployment("/shop", application.loader(), Duration.ofMinutes(30), false, "a test"), this)
                .orElseThrow();
    }

    TestApplication application() {
        return application;
    }

    public SessionRealm realm() {
        return realm;
    }

    public List<String> events() {
        return List.copyOf(events);
    }

    /** A request that has a session, or makes one, and what its answer is. */
    public <T> T request(@Nullable String id, Function<LiveSession, T> work) {
        SessionRequest request = realm.request(id);
        try {
            T answer = work.apply(request.sessionOrNew());
            request.commit();
            return answer;
        } finally {
            request.end();
        }
    }

    public String create(Consumer<LiveSession> work) {
        return request(null, session -> {
            work.accept(session);
            return session.id();
        });
    }

    public void change(String id, Consumer<LiveSession> work) {
        request(id, session -> {
            work.accept(session);
            return "";
        });
    }

    public @Nullable Object get(String id, String name) {
        SessionRequest request = realm.request(id);
        try {
            LiveSession session = request.session();
            return session == null ? "no session" : session.get(name);
        } finally {
            request.end();
        }
    }

    public boolean has(String id) {
        return !"no session".equals(get(id, "any"));
    }

    @Override
    public void created(LiveSession session) {
        events.add("created");
    }

    @Override
    public void destroyed(LiveSession session, DestroyReason reason) {
        events.add(reason + " " + session.storageId() + " " + session.get("user"));
        onEnd.accept(session);
    }

    @Override
    public void close() {
        realm.close();
        application.close();
    }
}
