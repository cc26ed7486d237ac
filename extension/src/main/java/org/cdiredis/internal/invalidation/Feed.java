package org.cdiredis.internal.invalidation;

import java.util.List;

import org.cdiredis.internal.near.InvalidationListener;
import org.cdiredis.internal.protocol.Reply;

/** What is asked of a server so that it tells of changes, and how it does. Thread-safe. */
interface Feed {

    /**
     * What to send first on a connection.
     *
     * @param clientId the number that the server has given the connection
     * @return commands; the last one subscribes
     */
    List<List<String>> subscribe(long clientId);

    /**
     * A message.
     *
     * @param message what the server has sent
     * @param listener hears of changes
     */
    void accept(Reply.Items message, InvalidationListener listener);
}
