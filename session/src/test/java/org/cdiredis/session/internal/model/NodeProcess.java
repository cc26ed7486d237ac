package org.cdiredis.session.internal.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A node that is a process of its own, so that it can die and hang. */
final class NodeProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader out;

    private NodeProcess(Process process) {
        this.process = process;
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /**
     * Starts it.
     *
     * @param task what it does with the session: "sweep" tells of its end for ever, "change" changes it when it is told to
     */
    static NodeProcess start(String location, Map<String, String> options, String task, String id) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                NodeProcess.class.getName(),
                location,
                task,
                id));
        options.forEach((name, value) -> command.add(name + "=" + value));
        return new NodeProcess(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /** Waits until it says so; what it logs does not count. */
    String says(String beginning) throws IOException {
        while (true) {
            String line = out.readLine();
            if (line == null) {
                throw new IOException("it has ended");
            }
            if (line.startsWith(beginning)) {
                return line;
            }
        }
    }

    void tell(String word) throws IOException {
        process.getOutputStream().write((word + "\n").getBytes(StandardCharsets.UTF_8));
        process.getOutputStream().flush();
    }

    /** SIGKILL. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    void hang() throws IOException, InterruptedException {
        signal("STOP");
    }

    void goOn() throws IOException, InterruptedException {
        signal("CONT");
    }

    private void signal(String name) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    public static void main(String[] arguments) throws Exception {
        Map<String, String> options = new TreeMap<>();
        for (int i = 3; i < arguments.length; i++) {
            int at = arguments[i].indexOf('=');
            options.put(arguments[i].substring(0, at), arguments[i].substring(at + 1));
        }
        String id = arguments[2];
        if (arguments[1].equals("sweep")) {
            sweep(new SessionNode(arguments[0], options, NodeProcess::tellForEver));
        } else {
            change(new SessionNode(arguments[0], options), id);
        }
    }

    private static void tellForEver(LiveSession session) {
        say("telling of " + session.storageId() + " of " + session.get("user"));
        try {
            TimeUnit.HOURS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sweep(SessionNode node) throws InterruptedException {
        while (true) {
            node.realm().sweep();
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static void change(SessionNode node, String id) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String line = "";
        try {
            node.change(id, session -> {
                session.set("user", "late");
                say("open");
                readLine(in);
            });
            say("done");
        } catch (RuntimeException e) {
            say("refused " + e.getClass().getSimpleName());
        }
        while (line != null) {
            line = in.readLine();
        }
    }

    private static void readLine(BufferedReader in) {
        try {
            in.readLine();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @SuppressWarnings("SystemOut") // how it speaks
    private static void say(String text) {
        System.out.println(text);
    }
}
