package org.cdiredis.internal.pipeline;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.CorruptedFrameException;
import io.netty.handler.codec.DecoderException;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;
import org.redisson.client.RedisConnectionException;

import org.cdiredis.internal.protocol.Reply;
import org.cdiredis.internal.protocol.ReplyReader;

/**
 * A connection that many threads use at once. The channel's own thread writes what has come since it looked last, in one piece,
 * and hands the replies out in the order of the commands. Threads that add calls do not wait for it. The more calls come while it
 * is busy, the more of them leave together; one that comes alone leaves at once.
 *
 * <p>All but {@link #add}, {@link #isOpen} and {@link #close} runs on the channel's own thread.
 */
final class SharedConnection extends ByteToMessageDecoder {

    /** How many commands may be unanswered. What goes beyond waits here, where it can be given up. */
    private static final int MOST_CALLS = 512;

    /** How many bytes of commands may be unanswered. */
    private static final int MOST_BYTES = 512 * 1024;

    private static final Duration WATCH_AT_MOST = Duration.ofMillis(20);

    private static final ReplyReader READER = new ReplyReader(Integer.MAX_VALUE - 16);

    private final Channel channel;
    private final Consumer<SharedConnection> ready;
    private final String first = UUID.randomUUID().toString();
    private final long patienceNanos;
    private final long watchNanos;
    private final Queue<PipelinedCall<?>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean isSendingDue = new AtomicBoolean();
    private final Deque<PipelinedCall<?>> unanswered = new ArrayDeque<>();
    private volatile boolean isClosed;
    private int unansweredBytes;
    private long receivedAt;
    private boolean isWatched;
    private boolean isInStep;
    private boolean isBroken;
    private RuntimeException end = new RedisConnectionException("the connection was closed");

    /**
     * A connection.
     *
     * @param channel what it runs on
     * @param time how long the server may take to answer
     * @param ready called when calls may be added, and when it has ended, which may be all
     */
    SharedConnection(Channel channel, Duration time, Consumer<SharedConnection> ready) {
        this.channel = channel;
        this.ready = ready;
        this.patienceNanos = time.toNanos();
        Duration tenth = time.dividedBy(10);
        this.watchNanos = (tenth.compareTo(WATCH_AT_MOST) < 0 ? tenth : WATCH_AT_MOST).toNanos();
    }

    /** Asks for a sign of life, which an ACL user may be refused: either is the first reply. */
    void start() {
        ByteBuf out = channel.alloc().ioBuffer();
        new Command("PING", first).write(out);
        ChannelFuture unused = channel.writeAndFlush(out).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
    }

    boolean isOpen() {
        return !isClosed;
    }

    void close() {
        ChannelFuture unused = channel.close();
    }

    void add(PipelinedCall<?> call) {
        waiting.add(call);
        if (isClosed) {
            turnWaitingBack();
        } else if (!isSendingDue.get() && isSendingDue.compareAndSet(false, true)) {
            try {
                channel.eventLoop().execute(this::sendNow);
            } catch (RejectedExecutionException e) {
                turnWaitingBack(); // the application has stopped
            }
        }
    }

    private void sendNow() {
        isSendingDue.set(false);
        send();
    }

    private void send() {
        if (isClosed || waiting.isEmpty()) {
            return;
        }
        ByteBuf out = null;
        try {
            out = written(System.nanoTime());
        } catch (RuntimeException | Error e) {
            end = new RedisConnectionException("a command cannot be written", e);
            close();
        }
        if (out != null) {
            ChannelFuture unused = channel.writeAndFlush(out).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
        }
        watch();
    }

    /** The commands that have come since the last time; null for none. */
    private @Nullable ByteBuf written(long now) {
        ByteBuf out = null;
        try {
            while (unanswered.size() < MOST_CALLS && unansweredBytes < MOST_BYTES) {
                PipelinedCall<?> call = waiting.poll();
                if (call == null) {
                    break;
                }
                if (call.isOverdue(now)) {
                    call.expire();
                }
                if (!call.isDone()) {
                    call.sent(now);
                    unanswered.add(call); // so that it has an end even if what follows fails
                    int bytes = call.command().bytes();
                    unansweredBytes += bytes;
                    out = out == null ? channel.alloc().ioBuffer(bytes) : out;
                    call.command().write(out);
                }
            }
            return out;
        } catch (RuntimeException | Error e) {
            ReferenceCountUtil.release(out);
            throw e;
        }
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        if (isBroken) {
            in.skipBytes(
                    in.readableBytes()); // Netty asks once more at the end, and nobody knows whose reply that would be
            return;
        }
        receivedAt = System.nanoTime();
        isBroken = true; // unless all of it is understood
        readReplies(in);
        isBroken = false;
    }

    private void readReplies(ByteBuf in) {
        for (Reply reply = READER.next(in); reply != null; reply = READER.next(in)) {
            if (!isInStep) {
                startWith(reply);
                continue;
            }
            PipelinedCall<?> call = unanswered.peek();
            if (call == null) {
                throw new CorruptedFrameException("an answer to nothing");
            }
            call.answered(reply); // or it stays, and is lost with all that come behind it
            unanswered.poll();
            unansweredBytes -= call.command().bytes();
        }
    }

    /** The first reply has to be that to the first command, or all that follow would be those of others. */
    private void startWith(Reply reply) {
        if (reply instanceof Reply.Text text && !text.text().equals(first)) {
            throw new CorruptedFrameException("an answer to something else");
        }
        isInStep = true;
        ready.accept(this);
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) throws Exception {
        super.channelReadComplete(context);
        send();
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        end = cause instanceof DecoderException
                ? new MalformedReplyException(cause)
                : new RedisConnectionException(String.valueOf(cause.getMessage()), cause);
        close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        isClosed = true;
        isBroken = true;
        try {
            ready.accept(this);
        } finally {
            for (PipelinedCall<?> call = unanswered.poll(); call != null; call = unanswered.poll()) {
                call.lose(end);
            }
            turnWaitingBack();
        }
        super.channelInactive(context);
    }

    private void turnWaitingBack() {
        for (PipelinedCall<?> call = waiting.poll(); call != null; call = waiting.poll()) {
            call.turnBack(null);
        }
    }

    private void watch() {
        if (!isWatched && !isClosed && !(unanswered.isEmpty() && waiting.isEmpty())) {
            isWatched = true;
            ScheduledFuture<?> unused = channel.eventLoop().schedule(this::look, watchNanos, TimeUnit.NANOSECONDS);
        }
    }

    /** All of them: one that is sent for the second time has less time left than those before it. */
    private void look() {
        isWatched = false;
        long now = System.nanoTime();
        unanswered.forEach(call -> expireIfOverdue(call, now));
        waiting.removeIf(call -> expireIfOverdue(call, now));
        if (hasFallenSilent(now)) {
            close(); // Be it the server or the network, another connection finds out.
        }
        watch();
    }

    private static boolean expireIfOverdue(PipelinedCall<?> call, long now) {
        if (!call.isOverdue(now)) {
            return false;
        }
        call.expire();
        return true;
    }

    /** Not a word since the first of those was sent that are unanswered, or before, for as long as an answer may take. */
    private boolean hasFallenSilent(long now) {
        PipelinedCall<?> first = unanswered.peek();
        return first != null
                && now - first.sentAt() - patienceNanos >= 0
                && (receivedAt - first.sentAt() < 0 || now - receivedAt - patienceNanos >= 0);
    }
}
