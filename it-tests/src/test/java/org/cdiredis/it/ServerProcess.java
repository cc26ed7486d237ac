package org.cdiredis.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A server of the tests as the JDK's own tools see it from outside. */
final class ServerProcess {

    /** What a server starts and ends as it needs it, whoever is deployed, and what the JVM does. */
    private static final Pattern SERVERS_OWN = Pattern.compile(
            "default (task|I/O)|management|External Management|MSC service|ServerService|.*Compiler|Attach");

    private final ProcessHandle process;

    private ServerProcess(ProcessHandle process) {
        this.process = process;
    }

    /** The server that Arquillian has started with an argument. */
    static ServerProcess startedWith(String argument) {
        return ProcessHandle.current()
                .descendants()
                .filter(process ->
                        process.info().arguments().stream().flatMap(Stream::of).anyMatch(argument::equals))
                .findFirst()
                .map(ServerProcess::new)
                .orElseThrow();
    }

    /** The names of the threads that may be an application's. */
    List<String> threads() {
        return tell("Thread.print")
                .filter(line -> line.startsWith("\""))
                .map(line -> line.substring(1, line.indexOf('"', 1)))
                .filter(name -> !SERVERS_OWN.matcher(name).lookingAt())
                .toList();
    }

    /** How many objects of a class are there, by whatever class loader, after a collection of all garbage. */
    long instances(String type) {
        return tell("GC.class_histogram")
                .map(line -> line.strip().split("\\s+"))
                .filter(columns -> columns.length > 3 && columns[3].equals(type))
                .mapToLong(columns -> Long.parseLong(columns[1]))
                .sum();
    }

    private Stream<String> tell(String command) {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            Process tool = new ProcessBuilder(jcmd.toString(), String.valueOf(process.pid()), command).start();
            return new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
