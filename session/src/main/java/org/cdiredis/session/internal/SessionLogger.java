package org.cdiredis.session.internal;

import java.lang.invoke.MethodHandles;

import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** All that sessions log, under the category {@code org.cdiredis.session}: codes 3200 to 3299 of {@code message-ranges.txt}. */
@MessageLogger(projectCode = "CDIREDIS", length = 5)
public interface SessionLogger {

    /** The logger. */
    SessionLogger LOG = Logger.getMessageLogger(MethodHandles.lookup(), SessionLogger.class, "org.cdiredis.session");

    @LogMessage(level = Logger.Level.INFO)
    @Message(id = 3200, value = "The sessions of \"%s\" are in the Redis of the cache \"%s\", by %s")
    void active(String application, String cache, String adapter);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 3201,
            value =
                    "The attribute \"%s\" of the type %s cannot be serialized and stays on this node, and so do others of"
                            + " this type: %s")
    void staysOnThisNode(String name, String type, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 3202, value = "The attribute \"%s\" of a session cannot be read, and so it %s: %s")
    void unreadable(String name, String consequence, String reason);

    @LogMessage(level = Logger.Level.DEBUG)
    @Message(id = 3203, value = "The session %s was gone when a request of it ended: its changes are not written")
    void goneAtCommit(String storage);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 3204, value = "Who was told that the session %s is over has thrown")
    void listenerFailed(String storage, @Cause Throwable failure);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 3205, value = "The sessions of \"%s\" that are over cannot be looked for: %s")
    void sweepFailed(String application, String reason);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 3206, value = "The sessions of \"%s\" that are over could not be dealt with")
    void sweepBroken(String application, @Cause Throwable failure);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 3208, value = "What was changed in the session %s while Redis did not answer is dropped: %s")
    void changesDropped(String storage, String reason);

    @LogMessage(level = Logger.Level.DEBUG)
    @Message(
            id = 3209,
            value =
                    "What was changed in the session %s while Redis did not answer cannot be written yet, and is kept: %s")
    void changesWrittenLater(String storage, String reason);

    @LogMessage(level = Logger.Level.DEBUG)
    @Message(id = 3207, value = "No CDI container: %s")
    void noContainer(String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 3210, value = "The request for %s is answered with %d: %s")
    void requestFailed(String path, int status, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 3211,
            value = "What a request has changed in its session after its response was on the way is not written: %s")
    void notWrittenAfterResponse(String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 3212, value = "The application's page for the answer to %s, %d, has failed itself: %s")
    void pageFailed(String path, int status, String reason);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 3213, value = "A listener of sessions has thrown")
    void applicationsListenerFailed(@Cause Throwable failure);

    @LogMessage(level = Logger.Level.DEBUG)
    @Message(
            id = 3214,
            value =
                    "The attribute \"%s\" of the session %s cannot be written while another request changes it, and is written by"
                            + " that: %s")
    void writtenLater(String name, String storage, String reason);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(id = 3215, value = "The sessions of \"%s\" that requests work with could not be renewed")
    void renewalBroken(String application, @Cause Throwable failure);

    // 3260-3279: the filter

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 3260, value = "The listener %s cannot be loaded, and is not told of sessions: %s")
    void unloadableListener(String type, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 3261,
            value =
                    "The contexts of this Weld are not as expected, so session-scoped beans stay in the server's own session: %s")
    void unknownWeld(String reason);

    @LogMessage(level = Logger.Level.DEBUG)
    @Message(id = 3262, value = "The server keeps its own cookie's name, %s: %s")
    void cookieNameStays(String name, String reason);

    @LogMessage(level = Logger.Level.INFO)
    @Message(
            id = 3263,
            value =
                    "If the application \"%s\" adds one of these listeners of sessions in code, it is not told of those in Redis"
                            + " unless the option cdi-redis.session.listeners names it: %s")
    void listenersMayBeMissing(String application, String types);
}
