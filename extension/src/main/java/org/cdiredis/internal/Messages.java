package org.cdiredis.internal;

import java.lang.invoke.MethodHandles;

import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageBundle;

/**
 * The texts of all errors that the library reports. The ranges of the codes are in {@code message-ranges.txt}; a code is
 * never used again for something else.
 */
@MessageBundle(projectCode = "CDIREDIS", length = 5)
public interface Messages {

    /** The texts. */
    Messages MESSAGES = org.jboss.logging.Messages.getBundle(MethodHandles.lookup(), Messages.class);

    // 1-99: the deployment fails

    @Message(id = 1, value = "The Redis caches of this application cannot be set up. Problems: %d%s")
    String deploymentFailed(int count, String problems);

    @Message(id = 2, value = "%s = \"%s\": %s")
    String invalidValue(String key, String value, String reasonAndRemedy);

    @Message(id = 3, value = "%s: no such option. %s")
    String unknownOption(String key, String remedy);

    @Message(
            id = 4,
            value = "Cache \"%s\" has no location, but %s wants it injected. Set %s or cdi-redis.location, to"
                    + " redis://localhost:6379 for example")
    String noLocationForInjection(String alias, String injectionPoint, String key);

    @Message(
            id = 5,
            value = "Cache \"%s\" has no location. Set %s or cdi-redis.location, to redis://localhost:6379 for"
                    + " example, or remove the other options of the cache")
    String noLocation(String alias, String key);

    @Message(
            id = 6,
            value = "%s is a Cache without type arguments, so its entries cannot be decoded. Write Cache<String, Book>,"
                    + " for example")
    String rawCache(String injectionPoint);

    @Message(id = 7, value = "%s: %s cannot be the type of a key, since it has no text form. Use %s")
    String keyTypeWithoutText(String injectionPoint, String type, String supported);

    @Message(
            id = 8,
            value = "%s: the type %s is not known at deployment, so entries cannot be decoded. Name a type without"
                    + " type variables or wildcards")
    String openType(String injectionPoint, String type);

    @Message(id = 9, value = "%s and the %s in %s differ. Give it in one place")
    String conflictingCredentials(String key, String part, String locationKey);

    @Message(id = 10, value = "%s: \"%s\" cannot be the name of a cache. Use letters, digits, - and _")
    String invalidAlias(String place, String alias);

    @Message(
            id = 11,
            value =
                    "%s cannot be read: it refers to a property that does not exist, or to itself. Define the property, or give"
                            + " a default, as in ${name:default}")
    String unresolvedExpression(String key);

    @Message(
            id = 12,
            value = "Cache \"%s\" has a user name without a password, with which Redis would log in the default user"
                    + " instead. Set %s, or remove the user name")
    String usernameWithoutPassword(String alias, String key);

    @Message(id = 13, value = "%s and %s are both configured. Remove one: the supplier gives the prefix")
    String prefixAndSupplier(String prefixKey, String supplierKey);

    @Message(id = 20, value = "%s = \"%s\" needs a library that is not there. Add the dependency %s")
    String libraryMissing(String key, String value, String coordinates);

    @Message(
            id = 21,
            value = "%s = \"jdk\": no class may be read. Set %s to class names and package patterns, as in"
                    + " org.example.Book,org.example.model.*")
    String noAllowedClasses(String key, String allowedClassesKey);

    @Message(
            id = 22,
            value = "%s: the serializer \"%s\" of the cache \"%s\" cannot write the type %s. %s, or choose another"
                    + " serializer")
    String valueTypeNotSerializable(String injectionPoint, String serializer, String cache, String type, String remedy);

    @Message(
            id = 30,
            value = "%s is standalone, but %s names %d servers. Name one, or set the topology to replicated, sentinel,"
                    + " cluster or sharded")
    String tooManyUrls(String topologyKey, String locationKey, int count);

    @Message(id = 31, value = "%s: the URLs have different %s. Give all of them the same")
    String unlikeUrls(String locationKey, String what);

    @Message(
            id = 32,
            value =
                    "Cache \"%s\" is to ask sentinels, but not for which primary. Set %s to the name under which they know it")
    String masterNameMissing(String alias, String key);

    @Message(id = 33, value = "%s means nothing without sentinels. Set %s to sentinel, or remove the option")
    String sentinelOptionWithoutSentinels(String key, String topologyKey);

    @Message(id = 34, value = "%s names a database, but a cluster has none but 0. Remove it")
    String databaseInCluster(String locationKey);

    @Message(id = 35, value = "%s names %s twice")
    String serverTwice(String locationKey, String address);

    @Message(
            id = 36,
            value =
                    "%s: a Unix domain socket and an embedded server stand alone, they cannot be %s. Write redis:// URLs")
    String standaloneOnly(String locationKey, String topology);

    @Message(
            id = 37,
            value = "%s: %s needs the native library of Netty, which is not there or does not work here. Add the"
                    + " dependency %s, or choose another transport")
    String transportMissing(String place, String transport, String coordinates);

    @Message(id = 38, value = "Cache \"%s\": the Redisson configuration that redisson-config names cannot be used: %s")
    String redissonConfigUnusable(String alias, String reason);

    @Message(id = 39, value = "%s means nothing without replicas, and %s names none. Remove the option")
    String noReplicas(String key, String locationKey);

    @Message(
            id = 40,
            value = "%s and %s are both configured. Remove one: a near cache is bounded by entries or by bytes")
    String twoNearCacheBounds(String sizeKey, String bytesKey);

    @Message(
            id = 41,
            value = "%s = \"channel\": a replica may still have the old value when a node hears of a write, which would"
                    + " then keep it. Set %s to primary, or use tracking")
    String channelWithReplicas(String key, String readFromKey);

    @Message(
            id = 42,
            value = "%s = \"channel\": servers that don't know each other have no channel in common. Use tracking")
    String channelOfShards(String key);

    @Message(id = 43, value = "%s means nothing without a near cache. Set %s or %s, or remove the option")
    String noNearCache(String key, String sizeKey, String bytesKey);

    // 100-199: a call fails

    @Message(id = 100, value = "Cache \"%s\": the value for the key \"%s\" cannot be encoded")
    String valueNotEncodable(String cache, String key);

    @Message(id = 101, value = "Cache \"%s\": the key holds a Redis type that is not a string")
    String wrongType(String cache);

    @Message(id = 102, value = "Cache \"%s\": no answer from Redis at %s within %s, the limit of the option %s")
    String noAnswer(String cache, String address, String limit, String option);

    @Message(id = 103, value = "Cache \"%s\": cannot connect to Redis at %s. Is it running, and is the address right?")
    String connectionFailed(String cache, String address);

    @Message(
            id = 104,
            value = "Cache \"%s\": Redis at %s refuses the user name or password. Check them in the location or in"
                    + " the options username and password")
    String wrongCredentials(String cache, String address);

    @Message(id = 105, value = "Cache \"%s\": Redis at %s wants a password. Set the option password")
    String credentialsMissing(String cache, String address);

    @Message(
            id = 106,
            value = "Cache \"%s\": Redis at %s has no database %d. Choose a lower number in the location, or raise"
                    + " the server's setting databases")
    String noSuchDatabase(String cache, String address, int database);

    @Message(
            id = 107,
            value = "Cache \"%s\": what answers at %s does not speak the Redis protocol. Is another service using"
                    + " that port?")
    String notRedis(String cache, String address);

    @Message(id = 108, value = "Cache \"%s\": Redis at %s answered with an error: %s")
    String serverError(String cache, String address, String error);

    @Message(id = 109, value = "Cache \"%s\": the embedded Redis did not start. %s")
    String embeddedFailed(String cache, String reason);

    @Message(id = 110, value = "Cache \"%s\": the application has stopped, and its Redis clients with it")
    String closed(String cache);

    @Message(id = 111, value = "Cache \"%s\": no TLS connection to Redis at %s. %s")
    String tlsFailed(String cache, String address, String reason);

    @Message(
            id = 112,
            value = "Cache \"%s\": no connection to Redis at %s became free within %s. Raise the option pool.max-size,"
                    + " or make fewer calls at once")
    String poolExhausted(String cache, String address, String limit);

    @Message(id = 113, value = "Cache \"%s\": the entry is not a number that Redis can count with")
    String notANumber(String cache);

    @Message(
            id = 114,
            value = "Cache \"%s\": the counter would leave the range of 64-bit integers, or of finite numbers")
    String overflow(String cache);

    @Message(id = 115, value = "Cache \"%s\": there is no entry \"%s\"")
    String noSuchEntry(String cache, String key);

    @Message(
            id = 116,
            value = "Cache \"%s\": its key-codec cannot decode keys, so they cannot be listed. Implement decode, or do"
                    + " without keys()")
    String keyCodecWithoutDecode(String cache);

    @Message(
            id = 117,
            value =
                    "Cache \"%s\": a null was put or loaded, and the option null-policy is refuse. Put or load something"
                            + " else, or configure store or skip")
    String nullRefused(String cache);

    @Message(
            id = 118,
            value = "Cache \"%s\": the loader asks the cache for the key that it loads, and would wait for itself. Load"
                    + " the value from elsewhere")
    String loaderWaitsForItself(String cache);

    @Message(
            id = 119,
            value =
                    "Cache \"%s\": the loader asks for a key that another thread loads, whose loader waits for this one, so"
                            + " that both would wait for ever. Load such values in one order, or one of them from elsewhere")
    String loadersWaitForEachOther(String cache);

    @Message(
            id = 130,
            value =
                    "Cache \"%s\" is spread over several independent servers, so that there is no one client for it. Give what"
                            + " needs one a cache with another topology")
    String noClientOfShards(String cache);

    @Message(
            id = 131,
            value =
                    "Cache \"%s\": Redis at %s has done the write, but only %d replicas have acknowledged it within %s, and"
                            + " the option wait-for-replicas wants %d")
    String tooFewReplicas(String cache, String address, int acknowledged, String limit, int wanted);

    @Message(
            id = 140,
            value =
                    "Cache \"%s\": the lock \"%s\" was not acquired within %s, since somebody else holds it. Wait longer,"
                            + " or shorten what is done under the lock")
    String lockNotAcquired(String cache, String lock, String wait);

    @Message(
            id = 141,
            value = "Cache \"%s\": the lock \"%s\" was lost before it was released, so that somebody else may have"
                    + " held it meanwhile: %s")
    String lockLost(String cache, String lock, String reason);

    @Message(
            id = 142,
            value =
                    "Cache \"%s\": this thread does not hold the lock \"%s\". Release it in the thread that acquired it,"
                            + " or pass on a LockHandle")
    String lockNotOwned(String cache, String lock);

    @Message(
            id = 143,
            value = "Cache \"%s\": the lock \"%s\" has no conditions, since they cannot be waited for across processes."
                    + " Use a channel or a queue")
    String lockWithoutCondition(String cache, String lock);

    @Message(
            id = 144,
            value =
                    "Cache \"%s\": Redis has not answered by the end of the %s that the lock \"%s\" was to be waited for")
    String lockUnanswered(String cache, String wait, String lock);

    @Message(id = 150, value = "Cache \"%s\": an element for \"%s\" cannot be encoded")
    String elementNotEncodable(String cache, String key);

    @Message(id = 151, value = "Cache \"%s\": null cannot be an element of \"%s\"")
    String nullElement(String cache, String key);

    @Message(
            id = 152,
            value =
                    "%s: a pattern would be matched against the bytes of the elements, not against the elements. Iterate"
                            + " without a pattern, and filter")
    String patternOfElements(String method);

    @Message(
            id = 153,
            value =
                    "Cache \"%s\": \"%s\" and \"%s\" are on different servers, so that no command can take both. Give their"
                            + " keys the same hash tag, as in {books}:new and {books}:old")
    String keysOnDifferentServers(String cache, String key, String other);

    @Message(id = 154, value = "changes: ask the batch for one kind of structure, as \"%s\" can be only one")
    String oneKindOfStructure(String key);

    @Message(
            id = 120,
            value =
                    "Cache \"%s\": the value for the key \"%s\" has more than %d bytes, the limit of the option max-value-size")
    String valueTooLarge(String cache, String key, int limit);

    @Message(id = 122, value = "Cache \"%s\": a key has more than %d bytes, more than Redis takes")
    String keyTooLarge(String cache, int limit);

    @Message(id = 121, value = "Cache \"%s\": the entry \"%s\" cannot be decoded: %s")
    String valueNotDecodable(String cache, String key, String reason);

    @Message(
            id = 155,
            value = "Cache \"%s\": Redis at %s has failed too often and is not asked for another %s, since the circuit"
                    + " breaker is open")
    String circuitOpen(String cache, String address, String remaining);

    @Message(
            id = 160,
            value =
                    "Cache \"%s\": %s is done at once, but the transaction is going to put or remove the entry \"%s\" only"
                            + " after its commit. Call it before that, or outside of the transaction")
    String pendingWrite(String cache, String operation, String key);

    @Message(
            id = 170,
            value =
                    "Cache \"%s\": this thread holds the lock \"%s\" for reading, and would wait for itself if it acquired"
                            + " it for writing. Release it first")
    String lockUpgrade(String cache, String lock);

    @Message(
            id = 171,
            value = "Cache \"%s\": none of the %d permits of the semaphore \"%s\" was acquired within %s, since others"
                    + " hold them. Wait longer, or shorten what is done with a permit")
    String permitNotAcquired(String cache, int permits, String semaphore, String wait);

    @Message(id = 172, value = "Cache \"%s\": the rate limiter \"%s\" has allowed its %d in %s. Try again in %s s")
    String rateLimited(String cache, String limiter, int permits, String period, String seconds);

    // 200-299: a look-up in code fails

    @Message(id = 200, value = "name: there is no cache \"%s\". There are: %s")
    String noSuchCache(String name, String names);

    @Message(id = 201, value = "keyType: %s cannot be the type of a key, since it has no text form. Use %s")
    String keyTypeWithoutText(String type, String supported);

    @Message(
            id = 202,
            value = "valueType: %s is not a complete type, so entries cannot be decoded. Name a type without type"
                    + " variables or wildcards")
    String openValueType(String type);

    @Message(
            id = 203,
            value = "A Cache was looked up in a way that does not tell its type arguments. Use Caches, or"
                    + " Instance.select with a TypeLiteral")
    String unknownInjectionPoint();

    @Message(id = 210, value = "fieldType: %s cannot be the type of a map's fields, since it has no text form. Use %s")
    String fieldTypeWithoutText(String type, String supported);
}
