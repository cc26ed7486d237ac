package org.cdiredis.internal.lock;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the locks of a test protect: one counter for each, which a node reads when it enters its critical section and writes when it
 * leaves. The store sees all that happens in one order, keeps it, and refuses a token that is smaller than one it has seen. Nodes
 * talk to it in lines:
 *
 * <ul>
 *   <li>{@code enter lock token process}: the answer is the counter, or {@code refused};
 *   <li>{@code write lock token value}: {@code written} or {@code refused};
 *   <li>{@code lost lock token}: the holder has learnt that it had lost the lock, or has had no answer to its release.
 * </ul>
 */
final class GuardedStore implements AutoCloseable {

    private final ServerSocket socket;
    private final Map<String, Long> counters = new HashMap<>();
    private final Map<String, Long> greatestTokens = new HashMap<>();
    private final Map<String, Section> sections = new HashMap<>();
    private final List<Fault> faults = new ArrayList<>();
    private int refusals;
    private int time;

    GuardedStore() {
        try {
            socket = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        daemon(this::accept);
    }

    /** A critical section: its times are places in the one order. */
    static final class Section {
        final String lock;
        final long token;
        final long process;
        final int entered;
        final long enteredAt = System.nanoTime();
        int left = Integer.MAX_VALUE;
        long leftAt = Long.MAX_VALUE;
        boolean isWritten;
        boolean isLost;

        Section(String lock, long token, long process, int entered) {
            this.lock = lock;
            this.token = token;
            this.process = process;
            this.entered = entered;
        }
    }

    int port() {
        return socket.getLocalPort();
    }

    private static void daemon(Runnable task) {
        Thread thread = new Thread(task);
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket node = socket.accept();
                node.setTcpNoDelay(true);
                daemon(() -> serve(node));
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    private void serve(Socket node) {
        try (node;
                BufferedReader lines = new BufferedReader(new InputStreamReader(node.getInputStream(), UTF_8));
                PrintStream answers = new PrintStream(node.getOutputStream(), true, UTF_8)) {
            lines.lines().forEach(line -> answers.println(answer(line.split(" "))));
        } catch (IOException | UncheckedIOException e) {
            // the process has been killed
        }
    }

    private synchronized String answer(String... words) {
        String lock = words[1];
        long token = Long.parseLong(words[2]);
        return switch (words[0]) {
            case "enter" -> entered(lock, token, Long.parseLong(words[3]));
            case "write" -> written(lock, token, Long.parseLong(words[3]));
            default -> lost(lock, token);
        };
    }

    private String lost(String lock, long token) {
        Section section = sections.get(lock + token);
        if (section != null) {
            section.isLost = true; // else it was refused at once
        }
        return "noted";
    }

    private String entered(String lock, long token, long process) {
        if (isLate(lock, token)) {
            return "refused";
        }
        greatestTokens.put(lock, token);
        sections.put(lock + token, new Section(lock, token, process, ++time));
        return Long.toString(counters.getOrDefault(lock, 0L));
    }

    private String written(String lock, long token, long value) {
        Section section = Objects.requireNonNull(sections.get(lock + token), "entered");
        section.left = ++time;
        section.leftAt = System.nanoTime();
        if (isLate(lock, token)) {
            return "refused";
        }
        section.isWritten = true;
        counters.put(lock, value);
        return "written";
    }

    private boolean isLate(String lock, long token) {
        boolean isLate = token < greatestTokens.getOrDefault(lock, 0L);
        refusals += isLate ? 1 : 0;
        return isLate;
    }

    /** A process is killed now, with all that it holds. */
    synchronized void processDies(long process) {
        faults.add(new Fault(process, true, ++time));
    }

    /** Something begins that locks may be lost by which their holders are told of: those of one process, or of all if it is 0. */
    synchronized Fault fault(long process) {
        Fault fault = new Fault(process, false, ++time);
        faults.add(fault);
        return fault;
    }

    /** What is asked for from now on is not lost by it any more; what has been asked for before is acquired within the deadline. */
    synchronized void end(Fault fault) {
        fault.endMicros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now().plus(LockingNode.DEADLINE));
    }

    /** A process that is stopped or dead, or Redis that is. Tokens are times: those after the end were given without it. */
    static final class Fault {
        final long process;
        final boolean isFatal;
        final int start;
        long endMicros = Long.MAX_VALUE;

        Fault(long process, boolean isFatal, int start) {
            this.process = process;
            this.isFatal = isFatal;
            this.start = start;
        }

        boolean concerns(Section earlier, Section later) {
            return (process == 0 || process == earlier.process) && earlier.token < endMicros && start < later.entered;
        }
    }

    synchronized int count() {
        return sections.size();
    }

    /** How often a holder came too late. */
    synchronized int refusals() {
        return refusals;
    }

    synchronized Map<String, Long> counters() {
        return Map.copyOf(counters);
    }

    synchronized long written(String lock) {
        return sections.values().stream()
                .filter(section -> section.lock.equals(lock) && section.isWritten)
                .count();
    }

    /** Each pair of sections that were inside at the same time. */
    synchronized List<Overlap> overlaps() {
        List<Overlap> overlaps = new ArrayList<>();
        List<Section> inOrder = new ArrayList<>(sections.values());
        inOrder.sort((one, other) -> Integer.compare(one.entered, other.entered));
        Map<String, List<Section>> inside = new HashMap<>();
        for (Section section : inOrder) {
            List<Section> others = inside.computeIfAbsent(section.lock, none -> new ArrayList<>());
            others.removeIf(other -> other.left < section.entered);
            others.forEach(other -> overlaps.add(new Overlap(other, section, isLossProven(other, section))));
            others.add(section);
        }
        return overlaps;
    }

    /** Its holder is dead; or it or Redis was stopped meanwhile, and it was told then, or had no answer. */
    private boolean isLossProven(Section earlier, Section later) {
        return faults.stream()
                .filter(fault -> fault.concerns(earlier, later))
                .anyMatch(fault -> fault.isFatal || earlier.isLost);
    }

    /**
     * Two sections that were inside at the same time.
     *
     * @param earlier entered first
     * @param later entered then
     * @param isLossProven whether it is known that the first had lost the lock
     */
    record Overlap(Section earlier, Section later, boolean isLossProven) {

        /** How long both were inside. */
        Duration length() {
            return Duration.ofNanos(Math.min(earlier.leftAt, later.leftAt) - later.enteredAt);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
