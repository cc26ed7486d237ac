package org.cdiredis.caching.internal;

import java.lang.invoke.MethodHandles;

import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** All that is logged of cached methods, under the category {@code org.cdiredis}. Codes 1200 to 1299 of {@code message-ranges.txt}. */
@MessageLogger(projectCode = "CDIREDIS", length = 5)
public interface CachingLogger {

    /** The logger. */
    CachingLogger LOG = Logger.getMessageLogger(MethodHandles.lookup(), CachingLogger.class, "org.cdiredis");

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 1200, value = "Cached methods: %d, in %d caches")
    void methodsPlanned(int methods, int caches);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 1201,
            value =
                    "%s calls its own method %s. A call through this is not intercepted, and so not cached: call it through an injected"
                            + " reference, or move it to a bean of its own")
    void selfInvocation(String type, String method);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 1202,
            value =
                    "%s: the interceptor of @%s comes after that of the cache, which so changes before or after the transaction rather"
                            + " than with it. Give that interceptor a priority below %d")
    void transactionInside(String method, String annotation, int priority);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 1203,
            value =
                    "%s: what @Fallback returns is cached like a result, since its interceptor comes after that of the cache. Let unless"
                            + " tell it, or cache a method of another bean")
    void fallbackCached(String method);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 1204,
            value = "What %s has returned cannot be stored, and is returned only. This is said once for each method")
    void resultNotStored(String method, @Cause Throwable failure);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 1205,
            value =
                    "%s: the interceptor of @%s comes before that of the cache, so that hits are retried, limited or guarded, too. Give"
                            + " that interceptor a priority above %d")
    void faultToleranceOutside(String method, String annotation, int priority);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 1206,
            value =
                    "%s has @%s, and could be a bean, but is none: an extension has vetoed it. Nothing intercepts its calls")
    void vetoed(String type, String annotation);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 1207,
            value =
                    "What %s puts cannot be stored: the entry that was there has been removed instead. This is said once for each"
                            + " annotation")
    void valueNotPut(String method, @Cause Throwable failure);
}
