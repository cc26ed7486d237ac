package org.cdiredis.internal.commands;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.redisson.connection.CRC16;

/**
 * The key of the lease of an entry, in the slot of the entry's own key, so that one script may take both. No cache has an entry of
 * such a name: where a version stands in its keys, this has a word.
 */
final class LeaseKey {

    static final String PREFIX = "cdi-redis:load:";

    private static final int SLOTS = 16_384;
    private static final int RADIX = 36;

    private LeaseKey() {}

    /** The key of the lease of an entry. */
    static String of(String key) {
        if (key.indexOf('}') < 0) {
            return PREFIX + '{' + key + '}';
        }
        return tagged(key).equals(key) ? PREFIX + '{' + Tags.BY_SLOT[slot(key)] + '}' + key : PREFIX + key;
    }

    /** A pattern that the leases match whose entries match a pattern, and perhaps some others. */
    static String pattern(String pattern) {
        return PREFIX + '*' + pattern + '*';
    }

    /** The part of a key that decides about its slot. */
    private static String tagged(String key) {
        int open = key.indexOf('{');
        int close = key.indexOf('}', open + 1);
        return open < 0 || close <= open + 1 ? key : key.substring(open + 1, close);
    }

    private static int slot(String text) {
        return CRC16.crc16(text.getBytes(UTF_8)) % SLOTS;
    }

    /** A tag for each slot, made when the first key needs one: with a brace of its own, a key can be no other's tag. */
    private static final class Tags {

        private static final String[] BY_SLOT = new String[SLOTS];

        static {
            int missing = SLOTS;
            for (int i = 0; missing > 0; i++) {
                String tag = Integer.toString(i, RADIX);
                int slot = slot(tag);
                if (BY_SLOT[slot] == null) {
                    BY_SLOT[slot] = tag;
                    missing--;
                }
            }
        }
    }
}
