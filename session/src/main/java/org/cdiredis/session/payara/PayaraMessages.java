package org.cdiredis.session.payara;

import java.lang.invoke.MethodHandles;

import org.jboss.logging.Messages;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageBundle;

/** The texts of errors of the manager: codes 3130 to 3139 of {@code message-ranges.txt}. */
@MessageBundle(projectCode = "CDIREDIS", length = 5)
interface PayaraMessages {

    PayaraMessages MESSAGES = Messages.getBundle(MethodHandles.lookup(), PayaraMessages.class);

    @Message(id = 3130, value = "A session gets the id that it is given by itself only")
    UnsupportedOperationException idIsGiven();

    @Message(id = 3131, value = "The sessions of \"%s\" in Redis are not started")
    IllegalStateException notStarted(String application);

    @Message(id = 3132, value = "A session cannot be made without being created")
    UnsupportedOperationException noEmptySession();
}
