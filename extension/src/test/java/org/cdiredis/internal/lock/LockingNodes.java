package org.cdiredis.internal.lock;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The JVMs that count in one store, and what happens to them. */
final class LockingNodes {

    private static final Duration LONG = Duration.ofSeconds(60);

    private final String ports;
    private final GuardedStore store;
    private final List<Process> nodes = new ArrayList<>();

    /**
     * Nodes, of which none runs yet.
     *
     * @param ports where Redis is, as {@link LockingNode} has it
     * @param store where they count
     */
    LockingNodes(String ports, GuardedStore store) {
        this.ports = ports;
        this.store = store;
    }

    void start() throws IOException {
        nodes.add(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LockingNode.class.getName(),
                        ports,
                        Integer.toString(store.port()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    void awaitSections(int more) {
        int before = store.count();
        await().atMost(LONG).until(() -> store.count() >= before + more);
    }

    /** Stops the process of a node for some time. */
    void pause(int number, long milliseconds) throws IOException, InterruptedException {
        Process node = nodes.get(number % nodes.size());
        GuardedStore.Fault fault = store.fault(node.pid());
        signal("-STOP", node);
        Thread.sleep(milliseconds);
        signal("-CONT", node);
        store.end(fault);
        awaitSections(100);
    }

    private static void signal(String name, Process node) throws IOException, InterruptedException {
        new ProcessBuilder("kill", name, Long.toString(node.pid())).start().waitFor();
    }

    void killFirst() throws InterruptedException {
        kill(nodes.remove(0));
    }

    void killAll() throws InterruptedException {
        for (Process node : nodes) {
            kill(node);
        }
    }

    private void kill(Process node) throws InterruptedException {
        store.processDies(node.pid());
        node.destroyForcibly().waitFor();
    }

    void stop() throws InterruptedException {
        for (Process node : nodes) {
            node.destroyForcibly().waitFor();
        }
    }
}
