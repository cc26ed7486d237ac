package org.cdiredis.howto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.cdiredis.Cache;
import org.cdiredis.RedisCache;

/** The bean of docs/howto/connect-to-a-cluster.md. */
@ApplicationScoped
public class Authors {

    @Inject
    @RedisCache("books")
    Cache<String, String> books;

    public void shelve(String author, String isbn, String title) {
        books.put("{" + author + "}:" + isbn, title);
        books.put("{" + author + "}:latest", title); // on the same node
    }
}
