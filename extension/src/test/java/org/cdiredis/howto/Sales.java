package org.cdiredis.howto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.cdiredis.Cache;
import org.cdiredis.RedisCache;
import org.cdiredis.RedisUnavailableException;

/** The bean of docs/howto/connect-to-sentinel.md. */
@ApplicationScoped
public class Sales {

    @Inject
    @RedisCache("books")
    Cache<String, String> orders;

    public boolean order(String number, String isbn) {
        try {
            return orders.putIfAbsent(number, isbn);
        } catch (RedisUnavailableException e) {
            return false; // while sentinels make a replica the primary; calls work again by themselves
        }
    }
}
