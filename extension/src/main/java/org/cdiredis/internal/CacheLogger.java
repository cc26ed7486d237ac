package org.cdiredis.internal;

import java.lang.invoke.MethodHandles;

import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** All that the library logs, under the category {@code org.cdiredis}. Codes 300 to 399 of {@code message-ranges.txt}. */
@MessageLogger(projectCode = "CDIREDIS", length = 5)
public interface CacheLogger {

    /** The logger. */
    CacheLogger LOG = Logger.getMessageLogger(MethodHandles.lookup(), CacheLogger.class, "org.cdiredis");

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 300, value = "Redis caches: %s")
    void cachesConfigured(String names);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 301, value = "Cache \"%s\": the entry \"%s\" cannot be decoded and counts as absent: %s")
    void undecodableEntry(String cache, String physicalKey, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 302,
            value = "The caches \"%s\" and \"%s\" share entries: in the same database, all keys of one begin like"
                    + " those of the other, which clears them with its own. Give one of them another key-prefix")
    void sharedKeySpace(String one, String other);

    @LogMessage(level = Logger.Level.DEBUG)
    @Message(id = 303, value = "Connecting to Redis at %s")
    void connecting(String address);

    @LogMessage(level = Logger.Level.DEBUG)
    @Message(
            id = 304,
            value =
                    "The entries before the last clear of \"%s\" are out of reach, but could not be removed and stay until"
                            + " they expire: %s")
    void oldGenerationRemains(String generationKey, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 310, value = "Cache \"%s\": %d more entries could not be decoded and counted as absent")
    void moreUndecodableEntries(String cache, long count);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 320,
            value =
                    "Cache \"%s\": tls.verify is %s, so that the server's certificate is not fully checked and others can"
                            + " pose as Redis")
    void certificatesUnchecked(String cache, String verification);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 330, value = "Cache \"%s\": the lock \"%s\" is lost: %s. Its holder is told")
    void lockLost(String cache, String lock, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 331,
            value =
                    "Cache \"%s\": releases of locks are not told to this process, so its waiters look for themselves each"
                            + " second: %s")
    void locksUntold(String cache, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 332,
            value = "Cache \"%s\": the thread that held the lock \"%s\" has ended without releasing it. It is released"
                    + " now")
    void lockAbandoned(String cache, String lock);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 333, value = "Cache \"%s\": what was to be done at the loss of the lock \"%s\" failed")
    void lossActionFailed(String cache, String lock, @Cause Throwable failure);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 334,
            value =
                    "Cache \"%s\": the lock \"%s\" was lost before it was released, so that somebody else may have held it"
                            + " meanwhile: %s")
    void lostLockReleased(String cache, String lock, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 340, value = "Cache \"%s\": %s failed, which is ignored")
    void ignored(String cache, String operation, @Cause Throwable failure);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 341,
            value =
                    "Cache \"%s\": %s failed, which is ignored, like %d more errors of this kind since the last such line")
    void ignoredAgain(String cache, String operation, long heldBack, @Cause Throwable failure);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 342,
            value = "Redis at %s fails too often: the circuit breaker is open, and calls fail at once for %s")
    void circuitOpened(String address, String coolDown);

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 343, value = "Redis at %s answers again: the circuit breaker is closed")
    void circuitClosed(String address);

    @LogMessage(level = Logger.Level.DEBUG)
    @Message(id = 350, value = "Cache \"%s\": the near cache hears of changes")
    void invalidationsHeard(String cache);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 351,
            value = "Cache \"%s\": the near cache no longer hears of changes, and is empty until it does again: %s")
    void invalidationsLost(String cache, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 352,
            value = "Cache \"%s\": Redis refuses to tell of changes, so that the near cache stays empty: %s. Allow the"
                    + " commands CLIENT, SUBSCRIBE and PING, or remove near-cache.max-size and near-cache.max-bytes")
    void invalidationsRefused(String cache, String error);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 360,
            value =
                    "Cache \"%s\": the entry \"%s\" has expired and could not be loaded anew. Its old value is served until the"
                            + " stale window ends")
    void refreshFailed(String cache, String physicalKey, @Cause Throwable failure);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(
            id = 353,
            value = "Cache \"%s\": a transaction has been committed, but what it has put and removed could not all be"
                    + " written. Old entries may be there until they expire")
    void notWrittenAfterCommit(String cache, @Cause Throwable failure);

    @LogMessage(level = Logger.Level.INFO)
    @Message(
            id = 354,
            value =
                    "Caches are transactional, but there is no transaction manager at %s, so that what is put and removed there"
                            + " is written at once")
    void noTransactions(String name);
}
