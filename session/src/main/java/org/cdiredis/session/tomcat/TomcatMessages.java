package org.cdiredis.session.tomcat;

import java.lang.invoke.MethodHandles;

import org.apache.catalina.LifecycleException;
import org.jboss.logging.Messages;
import org.jboss.logging.annotations.Cause;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageBundle;

/** The texts of errors of the manager: codes 3020 to 3029 and 3120 to 3129 of {@code message-ranges.txt}. */
@MessageBundle(projectCode = "CDIREDIS", length = 5)
interface TomcatMessages {

    TomcatMessages MESSAGES = Messages.getBundle(MethodHandles.lookup(), TomcatMessages.class);

    @Message(
            id = 3020,
            value =
                    "The application \"%s\" has the manager of sessions in Redis, and cdi-redis.session.enabled is not true."
                            + " Set it in the application's configuration, or remove the manager")
    LifecycleException notEnabled(String application);

    @Message(
            id = 3021,
            value =
                    "This Tomcat is not as expected: %s. Remove the manager of sessions in Redis from the application's context,"
                            + " and the servlet filter takes over")
    LifecycleException notAsExpected(String reason, @Cause Throwable cause);

    @Message(id = 3120, value = "A session gets the id that it is given by itself only")
    UnsupportedOperationException idIsGiven();
}
