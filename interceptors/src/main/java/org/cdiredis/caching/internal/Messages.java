package org.cdiredis.caching.internal;

import java.lang.invoke.MethodHandles;

import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageBundle;

/** The texts of all errors of cached methods. Codes 1000 to 1199 of {@code message-ranges.txt}. */
@MessageBundle(projectCode = "CDIREDIS", length = 5)
public interface Messages {

    /** The texts. */
    Messages MESSAGES = org.jboss.logging.Messages.getBundle(MethodHandles.lookup(), Messages.class);

    // 1000-1099: the deployment fails

    @Message(id = 1000, value = "The cached methods of this application cannot be set up. Problems: %d%s")
    String deploymentFailed(int count, String problems);

    @Message(
            id = 1001,
            value =
                    "%s is %s, so that calls of it cannot be intercepted. Make it a non-private, non-static, non-final method,"
                            + " or remove @%s")
    String notInterceptable(String method, String modifier, String annotation);

    @Message(
            id = 1002,
            value = "%s returns nothing that could be cached. Let it return a value, or remove @CacheResult")
    String nothingToCache(String method);

    @Message(
            id = 1003,
            value =
                    "%s returns %s, which can be read once only, and so cannot be cached. Return a collection, for example")
    String readableOnce(String method, String type);

    @Message(
            id = 1004,
            value =
                    "%s has @CachePut, but nothing says what is put. Mark the parameter with @CacheValue, or the method if it is what"
                            + " it returns")
    String noValue(String method);

    @Message(id = 1005, value = "%s has @CacheValue more than once. Mark one parameter, or the method")
    String severalValues(String method);

    @Message(id = 1006, value = "%s: @%s names the alias \"%s\", which the configuration does not have. There are: %s")
    String unknownAlias(String method, String annotation, String alias, String known);

    @Message(
            id = 1007,
            value =
                    "%s: @%s does not say of which cache. Give it a cacheName, that of the @CacheResult whose entries are meant, or"
                            + " give the class one with @CacheDefaults")
    String noCacheName(String method, String annotation);

    @Message(
            id = 1008,
            value =
                    "%s: \"%s\" cannot be the name of a cache. Use letters, digits and . - _ : $, with no digit at the beginning")
    String invalidCacheName(String method, String name);

    @Message(id = 1009, value = "%s: @%s(%s = \"%s\"): %s")
    String invalidAttribute(String method, String annotation, String attribute, String value, String reasonAndRemedy);

    @Message(id = 1010, value = "%s: @%s(%s = %s): %s")
    String unusableComponent(String method, String annotation, String attribute, String type, String reasonAndRemedy);

    @Message(
            id = 1011,
            value = "%s: the serializer of the cache \"%s\" cannot write the type %s. %s, or choose another serializer")
    String valueTypeNotSerializable(String method, String alias, String type, String remedy);

    @Message(
            id = 1012,
            value =
                    "The cache \"%s\" of the alias \"%s\" has values of different types: %s of %s, but %s of %s. Give them caches of"
                            + " different names")
    String conflictingTypes(
            String name, String alias, String type, String method, String otherType, String otherMethod);

    @Message(
            id = 1013,
            value =
                    "%s has @%s, but is no bean, so that nothing intercepts its calls. Give it a scope, such as @ApplicationScoped, or"
                            + " remove the annotation")
    String noBean(String type, String annotation);

    @Message(
            id = 1014,
            value =
                    "%s has @CacheResult and @%s: whether the one happens where the method does not run for the other, nobody could tell."
                            + " Divide it into two methods")
    String resultAndChange(String method, String annotation);

    @Message(id = 1015, value = "%s: @%s has a key in two ways. Use one of key, cacheKeyGenerator and @CacheKey")
    String severalKeys(String method, String annotation);

    @Message(id = 1016, value = "%s: parameter %d cannot be part of a key: %s. Use key or cacheKeyGenerator")
    String keyWithoutText(String method, int parameter, String reason);

    @Message(
            id = 1017,
            value = "%s: @CacheKey(each = true) wants @CacheRemove, and one parameter that is a collection or an array")
    String invalidEach(String method);

    @Message(
            id = 1018,
            value =
                    "%s: %s cannot be a cached exception. It needs to be no abstract class, with a constructor that takes a message")
    String unusableException(String method, String type);

    @Message(
            id = 1019,
            value =
                    "%s is of a session bean, which runs on the thread of its caller only. Remove %s, or make it a CDI bean")
    String notOfSessionBeans(String method, String what);

    @Message(id = 1020, value = "%s has @%s, but no method that it could hold for")
    String noMethodFor(String type, String annotation);

    @Message(id = 1021, value = "%s has @%s, but no annotation that it belongs to")
    String strayParameterAnnotation(String method, String annotation);

    @Message(
            id = 1022,
            value =
                    "%s: @Caching makes an object whose calls are cached of an interface only, and %s is none. Let the producer have the"
                            + " type of an interface")
    String noInterface(String producer, String type);

    @Message(
            id = 1023,
            value = "%s: @Caching(method = \"%s\") means no method of %s. Write the name of one, or end it with *")
    String noSuchMethod(String producer, String method, String type);

    @Message(id = 1024, value = "%s: @%s(ttlJitter = %s) is not from 0 to 1")
    String invalidJitter(String method, String annotation, double jitter);

    @Message(
            id = 1025,
            value =
                    "%s is of a bean that ends with its request or transaction, which may be before it runs in the background. Remove"
                            + " %s, or give the bean another scope")
    String notOfShortLivedBeans(String method, String what);

    // 1100-1159: a call fails

    @Message(
            id = 1100,
            value =
                    "An argument of %s has been changed since the call, so that what it has returned is not stored. Pass arguments that"
                            + " nobody changes")
    String argumentsChanged(String method);
}
