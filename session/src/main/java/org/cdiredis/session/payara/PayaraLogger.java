package org.cdiredis.session.payara;

import java.lang.invoke.MethodHandles;

import org.jboss.logging.Logger;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.LogMessage;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageLogger;
import org.jspecify.annotations.Nullable;

/** What the manager logs, under the category {@code org.cdiredis.session}: codes 3240 to 3249 of {@code message-ranges.txt}. */
@MessageLogger(projectCode = "CDIREDIS", length = 5)
interface PayaraLogger {

    PayaraLogger LOG = Logger.getMessageLogger(MethodHandles.lookup(), PayaraLogger.class, "org.cdiredis.session");

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 3240,
            value = "This Payara is not as expected, so the servlet filter takes over the sessions of \"%s\". Let"
                    + " cdi-redis.session.adapter be \"filter\", so that @SessionScoped beans are in them, too: %s")
    void filterTakesOver(String application, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(id = 3241, value = "The request for %s is answered with %d: %s")
    void requestFailed(String path, int status, String reason, @Cause @Nullable Throwable unexpected);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 3242,
            value =
                    "What the request for %s has changed in its session after its response was on the way is not written: %s")
    void notWrittenAfterResponse(String path, String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 3243,
            value =
                    "Who is logged in in a session is not known to this node, as its realm does not say who that is: %s")
    void principalIsUnknown(String reason);

    @LogMessage(level = Logger.Level.WARN)
    @Message(
            id = 3244,
            value = "A request that was interrupted by a log-in is lost, as what was kept of it cannot be read: %s")
    void savedRequestIsLost(String reason);
}
