package org.cdiredis.codec;

/**
 * Makes physical keys, as they stand in Redis, of logical ones, and the reverse. An own implementation is a public class
 * with a public constructor without parameters, named in the option {@code key-codec}; it is made once per cache, and must
 * be safe for use by many threads.
 *
 * <p>Different logical keys and different key spaces must give different physical keys.
 */
public interface KeyCodec {

    /**
     * The physical key of a logical one.
     *
     * @param space the prefix and version
     * @param key the logical key, any text, also empty
     * @return the physical key
     */
    String encode(KeySpace space, String key);

    /**
     * The logical key of a physical one.
     *
     * @param space the prefix and version under which the physical key was found
     * @param physicalKey a physical key that matches {@link #pattern(KeySpace, String) pattern(space, "*")}
     * @return the logical key
     * @throws IllegalArgumentException if it is not a key that {@link #encode} makes in this space
     * @throws UnsupportedOperationException if there is no way back; keys cannot be listed then
     */
    String decode(KeySpace space, String physicalKey);

    /**
     * The glob-style pattern, as in the command {@code SCAN}, that matches the physical keys of a space whose logical keys
     * match a pattern.
     *
     * <p>By default {@link #encode} applied to the escaped prefix and the pattern, which is right wherever the physical key
     * contains prefix and logical key as they are.
     *
     * @param space the prefix and version
     * @param pattern the pattern for the logical keys; {@code *} for all of them
     * @return the pattern for the physical keys
     */
    default String pattern(KeySpace space, String pattern) {
        return encode(new KeySpace(GlobPattern.escape(space.prefix()), space.version()), pattern);
    }
}
