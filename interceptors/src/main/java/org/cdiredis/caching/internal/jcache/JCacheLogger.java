package org.cdiredis.caching.internal.jcache;

import java.lang.invoke.MethodHandles;

import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** What is logged about the standard caching annotations. */
@MessageLogger(projectCode = "CDIREDIS", length = 5)
interface JCacheLogger extends BasicLogger {

    JCacheLogger LOG = Logger.getMessageLogger(MethodHandles.lookup(), JCacheLogger.class, "org.cdiredis.caching");

    // 1260-1299: logged

    @LogMessage(level = Logger.Level.INFO)
    @Message(
            id = 1260,
            value =
                    "The annotations of javax.cache.annotation are left to %s. Set cdi-redis.jcache-annotations=on to keep their"
                            + " results in Redis instead")
    void leftToOthers(String interceptors);

    @LogMessage(level = Logger.Level.INFO)
    @Message(
            id = 1261,
            value = "The annotations of javax.cache.annotation are intercepted for Redis, and no longer by %s, since"
                    + " cdi-redis.jcache-annotations=on")
    void othersSwitchedOff(String interceptors);
}
