package org.cdiredis.howto;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import jakarta.enterprise.context.ApplicationScoped;

/** A store that refuses those who come too late: it remembers the greatest token that it has seen. */
@ApplicationScoped
public class Warehouse {

    private final Map<String, Integer> copies = new ConcurrentHashMap<>();
    private long greatest;

    public void put(String isbn, int count) {
        copies.put(isbn, count);
    }

    public CompletionStage<Integer> count(String isbn) {
        return CompletableFuture.supplyAsync(() -> copies.getOrDefault(isbn, 0));
    }

    public synchronized boolean take(String isbn, long token) {
        int left = copies.getOrDefault(isbn, 0);
        if (left == 0 || token < greatest) {
            return false;
        }
        greatest = token;
        copies.put(isbn, left - 1);
        return true;
    }

    public synchronized void swap(String one, String other, long token) {
        if (token >= greatest) {
            greatest = token;
            int first = copies.getOrDefault(one, 0);
            copies.put(one, copies.getOrDefault(other, 0));
            copies.put(other, first);
        }
    }
}
