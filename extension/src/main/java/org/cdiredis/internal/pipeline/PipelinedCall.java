package org.cdiredis.internal.pipeline;

import java.util.concurrent.CompletableFuture;

import io.netty.handler.codec.CorruptedFrameException;
import org.jspecify.annotations.Nullable;

import org.cdiredis.internal.protocol.Reply;

/**
 * One command on its way through a {@link Pipeline}, and the promise of its result: its own value, its own error, its own
 * time. One that is done before it leaves, as somebody has cancelled it, is not sent.
 *
 * @param <T> the type of the result
 */
public abstract class PipelinedCall<T extends @Nullable Object> extends CompletableFuture<T> {

    private final Command command;
    private final long due;
    private long sentAt;

    /**
     * A call.
     *
     * @param command what is sent
     * @param due until when the server has to answer, as {@link System#nanoTime} tells the time
     */
    protected PipelinedCall(Command command, long due) {
        this.command = command;
        this.due = due;
    }

    /**
     * What the server's answer means.
     *
     * @param reply the answer, which is no error
     * @return the result
     * @throws io.netty.handler.codec.CorruptedFrameException if no server answers that to the command: it is the answer to
     *     another one, and so are all that follow
     */
    protected abstract T result(Reply reply);

    /**
     * The command has not been carried out, and may be sent on another way.
     *
     * @param reason what the server says; null if it has not been sent
     */
    protected abstract void turnedBack(@Nullable ErrorReplyException reason);

    /**
     * The connection ended between the command and its answer: it may have been carried out, or not.
     *
     * @param reason why the connection ended
     */
    protected abstract void lost(RuntimeException reason);

    /**
     * Its time is over.
     *
     * @return how it fails
     */
    protected abstract Exception overdue();

    Command command() {
        return command;
    }

    void sent(long now) {
        sentAt = now;
    }

    long sentAt() {
        return sentAt;
    }

    boolean isOverdue(long now) {
        return now - due >= 0;
    }

    void expire() {
        endedBy(() -> completeExceptionally(overdue()));
    }

    /** Gets its answer; throws {@link CorruptedFrameException} if it is that of another call. */
    void answered(Reply reply) {
        if (reply instanceof Reply.Failure failure) {
            failed(failure.message());
            return;
        }
        T result;
        try {
            result = result(reply);
        } catch (CorruptedFrameException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            completeExceptionally(e);
            return;
        }
        complete(result);
    }

    /** Whatever is neither about the value nor about the command, the server says before it does anything. */
    private void failed(String message) {
        ErrorReplyException failure = new ErrorReplyException(message);
        if (message.startsWith("ERR") || message.startsWith("WRONGTYPE")) {
            completeExceptionally(failure);
        } else {
            turnBack(failure);
        }
    }

    /** Whoever cares for it may send it on another way. */
    void turnBack(@Nullable ErrorReplyException reason) {
        endedBy(() -> turnedBack(reason));
    }

    /** It will have no answer. */
    void lose(RuntimeException reason) {
        endedBy(() -> lost(reason));
    }

    /** What fails must not keep the calls behind it from their own ends. */
    private void endedBy(Runnable end) {
        if (isDone()) {
            return;
        }
        try {
            end.run();
        } catch (RuntimeException | Error e) {
            completeExceptionally(e);
        }
    }
}
