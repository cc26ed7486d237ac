package org.cdiredis.session.tomcat;

import java.lang.invoke.MethodHandles;

import org.jboss.logging.Logger;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;

/** What the manager logs, under the category {@code org.cdiredis.session}: codes 3220 to 3229 of {@code message-ranges.txt}. */
@MessageLogger(projectCode = "CDIREDIS", length = 5)
interface TomcatLogger {

    TomcatLogger LOG = Logger.getMessageLogger(MethodHandles.lookup(), TomcatLogger.class, "org.cdiredis.session");

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 3220,
            value = "This Tomcat is not as expected, so the servlet filter takes over the sessions of \"%s\": %s")
    void filterTakesOver(String application, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 3221, value = "The request for %s is answered with %d: %s")
    void requestFailed(String path, int status, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 3222,
            value =
                    "What the request for %s has changed in its session after its response was on the way is not written: %s")
    void notWrittenAfterResponse(String path, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 3224,
            value =
                    "Who is logged in in a session is known to this node only, as its principal %s cannot be serialized")
    void principalStaysOnThisNode(String type);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 3225,
            value = "A request that was interrupted by a log-in is lost, as what was kept of it cannot be read: %s")
    void savedRequestIsLost(String reason);
}
