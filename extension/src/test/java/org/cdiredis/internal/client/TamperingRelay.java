package org.cdiredis.internal.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/** A server that passes on what Redis says, but not always as Redis has said it, nor at once. */
final class TamperingRelay implements AutoCloseable {

    /** From so many bytes on, one way of one connection waits while large ones are held back. */
    private static final int MANY = 256 * 1024;

    /** Replies to several calls. */
    private static final int SEVERAL = 200;

    /** How the connection begins that all calls share: with a text of its own. Those of Redisson stay as they are. */
    private static final String SHARED = "PING\r\n$36";

    private final Relay relay;
    private final AtomicReference<@Nullable UnaryOperator<byte[]>> tampering = new AtomicReference<>();
    private final Semaphore gate = new Semaphore(0);
    private volatile boolean areLargeOnesHeld;

    TamperingRelay(int target) throws IOException {
        relay = new Relay(target, this::ways);
    }

    int port() {
        return relay.port();
    }

    /** The next replies that come in one piece become something else; after fewer bytes nothing follows any more. */
    void tamper(UnaryOperator<byte[]> change) {
        tampering.set(change);
    }

    boolean hasTampered() {
        return tampering.get() == null;
    }

    /** The first half, and then nothing any more. */
    static byte[] half(byte[] replies) {
        return Arrays.copyOf(replies, replies.length / 2);
    }

    void holdLargeOnes() {
        gate.drainPermits();
        areLargeOnesHeld = true;
    }

    void release() {
        areLargeOnesHeld = false;
        gate.release(1_000);
    }

    private Relay.Ways ways() {
        AtomicBoolean isShared = new AtomicBoolean();
        return new Relay.Ways(
                (near, far) -> copy(near, far, piece -> request(piece, isShared)),
                (far, near) -> copy(far, near, piece -> reply(piece, isShared)));
    }

    /** When one side ends, be it by a reset, so does the other. */
    private void copy(Socket from, Socket to, UnaryOperator<byte[]> change) throws IOException {
        try (from;
                to) {
            copyAll(from, to, change);
        }
    }

    private void copyAll(Socket from, Socket to, UnaryOperator<byte[]> change) throws IOException {
        byte[] buffer = new byte[1 << 16];
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        long total = 0;
        boolean hasStopped = false;
        for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
            total += length;
            if (areLargeOnesHeld && total > MANY) {
                gate.acquireUninterruptibly();
            }
            byte[] piece = Arrays.copyOf(buffer, length);
            byte[] passed = change.apply(piece);
            if (!hasStopped) {
                out.write(passed);
            }
            hasStopped |= passed.length < piece.length;
        }
    }

    private static byte[] request(byte[] piece, AtomicBoolean isShared) {
        if (new String(piece, ISO_8859_1).contains(SHARED)) {
            isShared.set(true);
        }
        return piece;
    }

    private byte[] reply(byte[] piece, AtomicBoolean isShared) {
        UnaryOperator<byte[]> change = isShared.get() && piece.length >= SEVERAL ? tampering.getAndSet(null) : null;
        return change == null ? piece : change.apply(piece);
    }

    @Override
    public void close() throws IOException {
        release();
        relay.close();
    }
}
