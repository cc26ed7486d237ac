package org.cdiredis.howto;

import java.util.List;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Inject;

import org.cdiredis.Cache;
import org.cdiredis.Caches;

/** The bean of docs/howto/look-up-a-cache.md. */
@ApplicationScoped
public class Branches {

    @Inject
    Caches caches;

    public List<String> titles(String branch) {
        Cache<String, List<String>> cache = caches.get(branch, String.class, new TypeLiteral<>() {}); // cheap
        return cache.getOrDefault("titles", List.of());
    }

    public void clearAll() {
        for (String name : caches.names()) {
            caches.get(name, String.class, Object.class).clear();
        }
    }
}
