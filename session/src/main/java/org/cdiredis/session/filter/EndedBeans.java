package org.cdiredis.session.filter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Beans of sessions that a request has ended: CDI lets them live until the end of the request. Used by the request's threads one after the other. */
final class EndedBeans {

    private final Map<String, StoredBean> beans = new HashMap<>();
    private final List<Runnable> endings = new ArrayList<>();

    /** A session's beans, by their ids, and what is to be done at the end of the request. */
    void add(Map<String, StoredBean> ofSession, Runnable ending) {
        beans.putAll(ofSession);
        endings.add(ending);
    }

    @Nullable
    StoredBean get(String id) {
        return beans.get(id);
    }

    boolean isEmpty() {
        return endings.isEmpty();
    }

    /** The end of the request. */
    void destroy() {
        List<Runnable> due = List.copyOf(endings);
        endings.clear();
        beans.clear();
        due.forEach(Runnable::run);
    }
}
