package org.cdiredis.locking.internal;

import java.lang.invoke.MethodHandles;

import org.jboss.logging.BasicLogger;
import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** What locked methods log. The ranges of the codes are in {@code message-ranges.txt}. */
@MessageLogger(projectCode = "CDIREDIS", length = 5)
public interface LockingLogger extends BasicLogger {

    /** The logger. */
    LockingLogger LOG = Logger.getMessageLogger(MethodHandles.lookup(), LockingLogger.class, "org.cdiredis.locking");

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 2200,
            value =
                    "\"%s\" could not be released when its method had ended, and is free at the latest when its lease ends: %s")
    void notReleased(String name, String reason);

    @LogMessage(level = Logger.Level.DEBUG)
    @Message(id = 2201, value = "%s was skipped, since others hold \"%s\"")
    void skipped(String place, String name);

    @LogMessage(level = Logger.Level.ERROR)
    @Message(
            id = 2202,
            value = "\"%s\" was lost before the transaction that it was held for was committed. It is rolled back")
    void lostBeforeCommit(String name);
}
