package org.cdiredis.howto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.cdiredis.Cache;
import org.cdiredis.RedisCache;

/** The bean of docs/howto/read-from-replicas.md. */
@ApplicationScoped
public class Copies {

    @Inject
    @RedisCache("books")
    Cache<String, Integer> stock; // written on the primary, read from a replica

    public int sell(String isbn) {
        int left = stock.getOrDefault(isbn, 1) - 1;
        stock.put(isbn, left);
        return stock.getOrDefault(isbn, left); // from the primary, with read-your-writes
    }
}
