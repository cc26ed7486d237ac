package org.cdiredis.caching.internal.key;

import org.jspecify.annotations.Nullable;

import org.cdiredis.caching.CacheInvocation;
import org.cdiredis.interceptors.internal.key.CanonicalText;

/**
 * A key by parameters.
 */
public final class ParameterKey implements KeySource {

    private final String beginning;
    private final int[] positions;
    private final boolean isSecret;

    /**
     * Keys.
     *
     * @param beginning what all keys of the cache begin with
     * @param positions the positions of the parameters
     * @param isSecret whether nobody is to read them
     */
    public ParameterKey(String beginning, int[] positions, boolean isSecret) {
        this.beginning = beginning;
        this.positions = positions.clone();
        this.isSecret = isSecret;
    }

    @Override
    public String key(CacheInvocation call, @Nullable Object result) {
        return text(beginning, call.arguments(), positions, isSecret);
    }

    static String text(String beginning, @Nullable Object[] arguments, int[] positions, boolean isSecret) {
        String text = CanonicalText.of(beginning, arguments, positions);
        return isSecret || text.length() > beginning.length() + CanonicalText.LONGEST
                ? beginning + CanonicalText.digest(text.substring(beginning.length()))
                : text;
    }
}
