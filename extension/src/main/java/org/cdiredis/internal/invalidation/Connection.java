package org.cdiredis.internal.invalidation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.channels.ClosedChannelException;
import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import org.jspecify.annotations.Nullable;
import org.redisson.client.RedisConnection;

import org.cdiredis.internal.near.InvalidationListener;
import org.cdiredis.internal.protocol.Channels;
import org.cdiredis.internal.protocol.Reply;
import org.cdiredis.internal.protocol.ReplyReader;

/**
 * One connection on which a server tells of changes. Redisson has made it, with its addresses, encryption and log-in; then its
 * handlers are taken off, for two reasons: they pass messages on to a pool of threads, while here the answer to a {@code PING}
 * has to come after all messages before it; and they connect again by themselves, without a word about what was missed.
 *
 * <p>All but the methods for callers runs on the channel's own thread.
 */
final class Connection extends ByteToMessageDecoder {

    /** A key may have 512 MB, but no connection is to hold that much for one. */
    private static final ReplyReader READER = new ReplyReader(64 << 20);

    /** Hears what becomes of a connection. */
    interface Events {

        /** All that had changed before a moment, on the clock of {@link System#nanoTime}, has been told. */
        void heardAllBefore(Connection connection, long moment);

        /** It has ended. */
        void ended(Connection connection, String reason, boolean isRefusal);
    }

    private final Feed feed;
    private final InvalidationListener listener;
    private final Events events;
    private volatile @Nullable Channel channel;
    private volatile boolean isClosed;
    private boolean isSubscribed;
    private String reason = "the connection was closed";
    private boolean isRefusal;

    Connection(Feed feed, InvalidationListener listener, Events events) {
        this.feed = feed;
        this.listener = listener;
        this.events = events;
    }

    /** Takes a connection over. */
    void takeOver(RedisConnection connection) {
        Channel taken = connection.getChannel();
        channel = taken;
        Channels.takeOver(connection, this, () -> {
            ChannelFuture unused = taken.closeFuture().addListener(closed -> events.ended(this, reason, isRefusal));
            send(taken, List.of("CLIENT", "ID"));
            if (isClosed) {
                close(taken);
            }
        });
    }

    /** Asks for a sign of life; nothing before the subscription, which asks for the first one itself. */
    void ping() {
        Channel open = channel;
        if (open != null) {
            open.eventLoop().execute(() -> {
                if (isSubscribed) {
                    sendPing(open);
                }
            });
        }
    }

    void close() {
        isClosed = true;
        Channel open = channel;
        if (open != null) {
            close(open);
        }
    }

    private static void close(Channel open) {
        ChannelFuture unused = open.close();
    }

    /** What is sent with a ping comes back with its answer: the moment. */
    private void sendPing(Channel open) {
        send(open, List.of("PING", Long.toString(System.nanoTime())));
    }

    private void send(Channel open, List<String> command) {
        ByteBuf bytes = open.alloc().buffer();
        bytes.writeCharSequence("*" + command.size() + "\r\n", UTF_8);
        for (String word : command) {
            byte[] text = word.getBytes(UTF_8);
            bytes.writeCharSequence("$" + text.length + "\r\n", UTF_8);
            bytes.writeBytes(text).writeCharSequence("\r\n", UTF_8);
        }
        ChannelFuture unused = open.writeAndFlush(bytes).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        for (Reply reply = READER.next(in); reply != null; reply = READER.next(in)) {
            received(context.channel(), reply);
        }
    }

    private void received(Channel open, Reply reply) {
        if (reply instanceof Reply.Whole id && !isSubscribed) {
            feed.subscribe(id.value()).forEach(command -> send(open, command));
        } else if (reply instanceof Reply.Failure failure) {
            reason = failure.message();
            isRefusal = true;
            close(open);
        } else if (reply instanceof Reply.Items message) {
            received(open, message);
        } else if (reply instanceof Reply.Text pong && isSubscribed) {
            answered(pong.text()); // as in the third version of the protocol
        }
    }

    private void received(Channel open, Reply.Items message) {
        switch (message.text(0)) {
            case "subscribe" -> {
                isSubscribed = true;
                sendPing(open);
            }
            case "pong" -> answered(message.text(1));
            default -> feed.accept(message, listener);
        }
    }

    private void answered(String moment) {
        events.heardAllBefore(this, Long.parseLong(moment));
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        reason = cause instanceof ClosedChannelException ? reason : String.valueOf(cause);
        close(context.channel());
    }
}
