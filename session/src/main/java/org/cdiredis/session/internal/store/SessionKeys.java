package org.cdiredis.session.internal.store;

import java.util.List;

/**
 * The keys of an application's sessions. All that belongs to a session is in one slot, which its storage id says.
 *
 * @param prefix what all keys begin with
 * @param shards over how many slots the sessions are spread
 */
record SessionKeys(String prefix, int shards) {

    /** Two characters of Base64. */
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    int shard(String storage) {
        int bits = ALPHABET.indexOf(storage.charAt(0)) * ALPHABET.length() + ALPHABET.indexOf(storage.charAt(1));
        return bits % shards;
    }

    String root(int shard) {
        return prefix + '{' + shard + "}:";
    }

    String root(String storage) {
        return root(shard(storage));
    }

    String session(String storage) {
        return root(storage) + "s:" + storage;
    }

    String large(String storage) {
        return root(storage) + "l:" + storage;
    }

    String index(int shard) {
        return root(shard) + 'x';
    }

    String claims(int shard) {
        return root(shard) + 'd';
    }

    String principal(int shard, String principal) {
        return root(shard) + "u:" + principal;
    }

    /** Those that most scripts work on. */
    List<String> of(String storage) {
        return List.of(session(storage), large(storage), index(shard(storage)));
    }
}
