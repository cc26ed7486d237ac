package org.cdiredis.limiting.internal;

import java.lang.invoke.MethodHandles;

import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageBundle;

/** The texts of the errors of limited methods. The ranges of the codes are in {@code message-ranges.txt}. */
@MessageBundle(projectCode = "CDIREDIS", length = 5)
public interface LimitingMessages {

    /** The texts. */
    LimitingMessages MESSAGES = org.jboss.logging.Messages.getBundle(MethodHandles.lookup(), LimitingMessages.class);

    // 2500-2599: the deployment fails

    @Message(
            id = 2500,
            value =
                    "%s has @RateLimited, but is %s, so that its calls are not intercepted. Put the annotation on a method that"
                            + " other beans call")
    String notIntercepted(String place, String modifier);

    @Message(id = 2501, value = "%s: the %s of @RateLimited is \"%s\", but %s")
    String unusableText(String place, String member, String value, String reasonAndRemedy);

    @Message(id = 2502, value = "%s: @RateLimited is no rate, since %s")
    String noRate(String place, String reason);

    @Message(
            id = 2503,
            value =
                    "%s: onLimit of @RateLimited is SKIP, but there is no result for a call that is skipped, and it returns %s."
                            + " Write THROW or WAIT, or let it return nothing")
    String skipWithResult(String place, String type);

    @Message(id = 2504, value = "%s: cache of @RateLimited is \"%s\", but there is no such cache. There are: %s")
    String noSuchCache(String place, String alias, String known);

    @Message(
            id = 2505,
            value =
                    "%s: perUser of @RateLimited is true, but there is no bean of the type java.security.Principal that says who the"
                            + " user is. Servers with Jakarta Security have it; elsewhere produce one, or write an expression as the key")
    String noPrincipal(String place);

    @Message(id = 2506, value = "%s has @LimitKey on a parameter, but not @RateLimited")
    String keyWithoutLimit(String place);

    @Message(id = 2507, value = "The limited methods of this application cannot be set up. Problems: %d%s")
    String deploymentFailed(int count, String problems);

    @Message(
            id = 2508,
            value =
                    "%s has @RateLimited, but its class is no bean, so that its calls are not intercepted. Give it a scope, such"
                            + " as @ApplicationScoped")
    String noBean(String place);

    // 2600-2699: a call fails

    @Message(id = 2600, value = "%s was not run, since the thread was interrupted while it waited for its turn")
    String interrupted(String place);

    @Message(
            id = 2601,
            value = "This method is intercepted, but was not seen at deployment, and cannot be run as it is: %s")
    String unplanned(String method);

    @Message(id = 2602, value = "%s was not run, since %s")
    String noKey(String place, String reason);

    @Message(id = 2603, value = "%s was not run, since it may be called %d times in %s. It can be again in %s s")
    String limited(String place, int permits, String period, String seconds);
}
