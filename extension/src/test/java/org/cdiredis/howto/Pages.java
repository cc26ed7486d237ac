package org.cdiredis.howto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.cdiredis.Cache;
import org.cdiredis.RedisCache;

/** The bean of docs/howto/compress-values.md. */
@ApplicationScoped
public class Pages {

    @Inject
    @RedisCache("pages")
    Cache<String, String> pages;

    private String render(String path) {
        return ("<p>" + path + "</p>\n").repeat(1_000);
    }

    public String page(String path) {
        return pages.getOrLoad(path, this::render); // stored in fewer bytes, read like any other
    }
}
