package org.cdiredis.internal.commands;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A consistent hash: each node has 128 points on a ring, and a key belongs to the node of the next point. When a node comes or
 * goes, only its share of the keys moves. Of a key with a hash tag only the first pair of braces that encloses something
 * counts, as in a cluster. Immutable.
 *
 * @param <N> the type of the nodes
 */
public final class HashRing<N> {

    private static final int POINTS = 128;

    private final NavigableMap<Long, N> points = new TreeMap<>();

    /**
     * A ring.
     *
     * @param nodes the nodes, by names that stay theirs: where the keys are depends on nothing else
     */
    public HashRing(Map<String, N> nodes) {
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("nodes: there are none");
        }
        nodes.forEach((name, node) -> {
            for (int point = 0; point < POINTS; point++) {
                points.put(hash(name + '#' + point), node);
            }
        });
    }

    /**
     * The node that a key belongs to.
     *
     * @param key the key
     * @return the node
     */
    public N nodeOf(String key) {
        Map.Entry<Long, N> next = points.ceilingEntry(hash(hashed(key)));
        return (next == null ? points.firstEntry() : next).getValue();
    }

    /** The nodes that have a point. */
    Collection<N> nodes() {
        return points.values().stream().distinct().toList();
    }

    private static String hashed(String key) {
        int open = key.indexOf('{');
        int close = open < 0 ? -1 : key.indexOf('}', open + 1);
        return close > open + 1 ? key.substring(open + 1, close) : key;
    }

    private static long hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            long hash = 0;
            for (int i = 0; i < Long.BYTES; i++) {
                hash = (hash << 8) | (digest[i] & 0xff);
            }
            return hash;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }
}
