package org.cdiredis.internal.invalidation;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

import org.cdiredis.internal.near.InvalidationListener;
import org.cdiredis.internal.protocol.Reply;

/**
 * The nodes tell each other of what they write, in a channel.
 *
 * @param channel the name of the channel
 * @param node tells this node's own messages from those of others
 */
record ChannelFeed(String channel, String node) implements Feed {

    private static final String KEY = "key";
    private static final String ALL = "all";
    private static final int PARTS = 3;

    ChannelFeed(String channel) {
        this(channel, Long.toHexString(ThreadLocalRandom.current().nextLong()));
    }

    @Override
    public List<List<String>> subscribe(long clientId) {
        return List.of(List.of("SUBSCRIBE", channel));
    }

    /** The message that a key has changed. */
    String changed(String physicalKey) {
        return node + ' ' + KEY + ' ' + physicalKey;
    }

    /** The message that any key may have changed. */
    String allChanged() {
        return node + ' ' + ALL + ' ';
    }

    @Override
    public void accept(Reply.Items message, InvalidationListener listener) {
        if (!message.text(0).equals("message") || !message.text(1).equals(channel)) {
            return;
        }
        String[] parts = message.text(2).split(" ", PARTS);
        if (parts[0].equals(node)) {
            return;
        }
        if (parts.length == PARTS && parts[1].equals(KEY)) {
            listener.changed(parts[2]);
        } else {
            listener.allChanged();
        }
    }
}
