package org.cdiredis.caching.internal.key;

import org.jspecify.annotations.Nullable;

import org.cdiredis.caching.CacheInvocation;
import org.cdiredis.interceptors.internal.key.ArgumentTexts;
import org.cdiredis.interceptors.internal.key.CanonicalText;

/**
 * A key by parameters.
 */
public final class ParameterKey implements KeySource {

    private final ArgumentTexts texts;
    private final String beginning;
    private final boolean isSecret;

    /**
     * Keys.
     *
     * @param beginning what all keys of the cache begin with
     * @param positions the positions of the parameters
     * @param isSecret whether nobody is to read them
     */
    public ParameterKey(String beginning, int[] positions, boolean isSecret) {
        this.texts = new ArgumentTexts(beginning, positions);
        this.beginning = beginning;
        this.isSecret = isSecret;
    }

    @Override
    public String key(CacheInvocation call, @Nullable Object result) {
        return key(call.arguments());
    }

    @Override
    public CharSequence lookupKey(CacheInvocation call) {
        @Nullable Object[] arguments = call.arguments();
        String only = texts.onlyText(arguments);
        // Kept near, neither a secret is to be in memory for long, nor a text of any length.
        return only == null || isSecret || only.length() > CanonicalText.LONGEST
                ? key(arguments)
                : new TextKey(this, only);
    }

    @Override
    public boolean isStill(CharSequence known, CacheInvocation call) {
        try {
            return key(call.arguments()).contentEquals(known);
        } catch (RuntimeException e) {
            return false; // it is being changed just now
        }
    }

    String key(@Nullable Object[] arguments) {
        return bounded(texts.of(arguments));
    }

    /** The key of a call with one text for an argument. */
    String key(String only) {
        return bounded(texts.of(only));
    }

    String beginning() {
        return beginning;
    }

    private String bounded(String text) {
        return isSecret || text.length() > beginning.length() + CanonicalText.LONGEST
                ? beginning + CanonicalText.digest(text.substring(beginning.length()))
                : text;
    }
}
