package org.cdiredis.internal.protocol;

import java.util.Deque;
import java.util.concurrent.TimeUnit;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelPipeline;
import io.netty.util.concurrent.ScheduledFuture;
import org.redisson.client.RedisConnection;
import org.redisson.client.handler.CommandsQueue;
import org.redisson.client.protocol.QueueCommandHolder;

/**
 * Connections that Redisson has made, with its addresses, encryption and log-in, and that somebody else reads from then. Redisson
 * does not connect again what is taken over.
 */
public final class Channels {

    private Channels() {}

    /**
     * Takes a connection over.
     *
     * @param connection the connection, on which nothing is under way
     * @param handler what reads from it now
     * @param ready called on the channel's own thread when it does
     */
    public static void takeOver(RedisConnection connection, ChannelHandler handler, Runnable ready) {
        Channel taken = connection.getChannel();
        taken.eventLoop().execute(() -> takeOver(taken, handler, ready));
    }

    private static void takeOver(Channel taken, ChannelHandler handler, Runnable ready) {
        if (isAwaitingReplies(taken)) {
            ScheduledFuture<?> unused =
                    taken.eventLoop().schedule(() -> takeOver(taken, handler, ready), 1, TimeUnit.MILLISECONDS);
            return;
        }
        ChannelPipeline pipeline = taken.pipeline();
        pipeline.toMap().values().stream()
                .filter(old -> old.getClass().getName().startsWith("org.redisson."))
                .toList()
                .forEach(pipeline::remove);
        pipeline.addLast(handler);
        ready.run();
    }

    /** Redisson says who it is, and does not wait for the answer. */
    private static boolean isAwaitingReplies(Channel taken) {
        Deque<QueueCommandHolder> commands =
                taken.attr(CommandsQueue.COMMANDS_QUEUE).get();
        return taken.isActive() && commands != null && !commands.isEmpty();
    }
}
