package org.cdiredis.internal.invalidation;

import java.util.ArrayList;
import java.util.List;

import org.cdiredis.internal.near.InvalidationListener;
import org.cdiredis.internal.near.TrackedKeys;
import org.cdiredis.internal.protocol.Reply;

/**
 * The server tells of each change of a key, whoever makes it. In broadcasting mode it keeps nothing per key, and reads may go
 * over whatever connection.
 *
 * @param keys the keys that are told
 */
record TrackingFeed(TrackedKeys keys) implements Feed {

    private static final String CHANNEL = "__redis__:invalidate";

    @Override
    public List<List<String>> subscribe(long clientId) {
        // Redirected to itself, so that one connection does where the protocol's second version is spoken.
        List<String> tracking =
                new ArrayList<>(List.of("CLIENT", "TRACKING", "ON", "REDIRECT", Long.toString(clientId), "BCAST"));
        keys.prefix().ifPresent(prefix -> tracking.addAll(List.of("PREFIX", prefix)));
        return List.of(tracking, List.of("SUBSCRIBE", CHANNEL));
    }

    @Override
    public void accept(Reply.Items message, InvalidationListener listener) {
        boolean isOfTracking = message.text(0).equals("invalidate")
                || (message.text(0).equals("message") && message.text(1).equals(CHANNEL));
        if (!isOfTracking) {
            return;
        }
        if (message.last() instanceof Reply.Items changed) {
            for (int i = 0; i < changed.items().size(); i++) {
                keys.changed(changed.text(i), listener);
            }
        } else {
            listener.allChanged(); // the database has been flushed
        }
    }
}
