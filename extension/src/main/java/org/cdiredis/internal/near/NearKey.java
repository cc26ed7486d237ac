package org.cdiredis.internal.near;

import org.jspecify.annotations.Nullable;

import org.cdiredis.codec.KeySpace;

/** The key of a kept entry: found without making the text of the physical key. */
final class NearKey {

    private final Object owner;
    private final KeySpace space;
    private final Object key;
    private final int hash;

    /**
     * A key.
     *
     * @param owner tells caches of other types apart
     * @param space the key space
     * @param key the key as callers give it
     */
    NearKey(Object owner, KeySpace space, Object key) {
        this.owner = owner;
        this.space = space;
        this.key = key;
        this.hash = 31 * (31 * space.prefix().hashCode() + space.version()) + key.hashCode();
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // the owner is the very same, and mostly the space
    public boolean equals(@Nullable Object other) {
        return other instanceof NearKey that
                && hash == that.hash
                && key.equals(that.key)
                && owner == that.owner
                && (space == that.space || space.equals(that.space));
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
