package org.cdiredis.caching.internal.jcache;

import java.lang.invoke.MethodHandles;

import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageBundle;

/** The texts of errors about the standard caching annotations. */
@MessageBundle(projectCode = "CDIREDIS", length = 5)
interface JCacheMessages {

    JCacheMessages MESSAGES = org.jboss.logging.Messages.getBundle(MethodHandles.lookup(), JCacheMessages.class);

    // 1060-1099: the deployment fails

    @Message(
            id = 1060,
            value = "%s has @%s and @%s of javax.cache.annotation, of which a method can have one. Keep one of them")
    String severalAnnotations(String place, String one, String other);

    @Message(id = 1061, value = "%s is %s, so that @%s cannot be intercepted. Remove the modifier, or the annotation")
    String notInterceptable(String place, String modifier, String annotation);

    @Message(
            id = 1062,
            value =
                    "%s returns nothing that the standard @CacheResult could keep. Return a value, or use @CacheResult of"
                            + " org.cdiredis.caching for one that comes later")
    String noResult(String place);

    @Message(
            id = 1063,
            value = "%s has @CachePut and %d parameters with @CacheValue. Mark the one whose argument is to be put")
    String notOneValue(String place, int count);

    @Message(
            id = 1064,
            value =
                    "%s: the parameter %d cannot be part of a key: %s. Mark others with @CacheKey, or name a cacheKeyGenerator")
    String keyParameterWithoutText(String place, int number, String reason);

    @Message(id = 1065, value = "%s: %s cannot be used as its %s: %s")
    String unusableComponent(String place, String type, String member, String reason);

    @Message(id = 1067, value = "%s: the cache \"%s\" cannot keep values of the type %s. %s")
    String unusableCache(String place, String cacheName, String type, String reason);

    @Message(
            id = 1068,
            value =
                    "%s and %s keep values of different types, %s and %s, in the cache \"%s\". Give one of them another cacheName")
    String conflictingValueTypes(String one, String other, String oneType, String otherType, String cacheName);

    @Message(id = 1069, value = "%s: the cacheResolverFactory %s gives no cache: %s")
    String noResolver(String place, String type, String reason);

    // 1160-1199: a call fails

    @Message(
            id = 1160,
            value =
                    "%s is not supported by the javax.cache.Cache of an annotated method. Inject org.cdiredis.Cache, or unwrap it")
    String unsupportedOperation(String operation);

    @Message(
            id = 1161,
            value =
                    "%s is not supported by the javax.cache.CacheManager of the annotated methods, whose caches are configured as"
                            + " cdi-redis.cache.<name>")
    String unsupportedManagement(String operation);

    @Message(id = 1162, value = "%s cannot be unwrapped as %s")
    String cannotUnwrap(String what, String type);

    @Message(
            id = 1163,
            value =
                    "%s has no text that could be its key in Redis. Override its toString so that different keys have different"
                            + " texts, or make it a record")
    String keyWithoutText(String type);

    @Message(id = 1164, value = "The %s of %s has returned null")
    String nothingReturned(String component, String place);
}
