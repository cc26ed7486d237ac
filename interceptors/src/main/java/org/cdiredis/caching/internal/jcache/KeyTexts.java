package org.cdiredis.caching.internal.jcache;

import org.cdiredis.caching.CacheKeys;
import org.cdiredis.interceptors.internal.key.CanonicalText;

/** Keys of the standard's caches, which may be any objects, as the text that is the key in Redis. */
final class KeyTexts {

    /** Whether a class says itself how its objects are told apart. */
    private static final ClassValue<Boolean> HAS_OWN_TEXT = new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
            try {
                return type.getMethod("toString").getDeclaringClass() != Object.class;
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException(e);
            }
        }
    };

    private KeyTexts() {}

    /**
     * The text of a key: of one that was generated without a generator of the application's, that of the arguments; of another
     * object that has a canonical text, this; else the name of its class and what its {@code toString} gives.
     *
     * @throws IllegalArgumentException if it has none of these
     */
    static String of(Object key) {
        if (key instanceof ArgumentsKey arguments) {
            return arguments.text();
        }
        Class<?> type = key.getClass();
        if (CanonicalText.refusal(type).isEmpty()) {
            return CacheKeys.of(key);
        }
        if (HAS_OWN_TEXT.get(type)) {
            return CacheKeys.of(type, key.toString());
        }
        throw new IllegalArgumentException(JCacheMessages.MESSAGES.keyWithoutText(type.getName()));
    }
}
