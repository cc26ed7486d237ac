package org.cdiredis.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

import org.cdiredis.benchmarks.subjects.Operation;
import org.cdiredis.benchmarks.subjects.Subject;

/**
 * Python processes with Django and django-redis of the operating system's package. One process takes the place of one thread: what a
 * Python application does, as its threads do not run at the same time.
 */
public final class DjangoDriver implements Driver {

    private static final String PYTHON = "/usr/bin/python3";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String prefix;
    private final Path script;
    private final Process process;
    private final Writer in;
    private final BufferedReader out;

    private DjangoDriver(String prefix, Path script, Process process) {
        this.prefix = prefix;
        this.script = script;
        this.process = process;
        in = process.outputWriter(UTF_8);
        out = process.inputReader(UTF_8);
    }

    /**
     * Why there is no Django here.
     *
     * @return the reason, or null if there is one
     * @throws InterruptedException if this thread is interrupted
     */
    public static @Nullable String problem() throws InterruptedException {
        try {
            int status = Files.isExecutable(Path.of(PYTHON))
                    ? new ProcessBuilder(PYTHON, "-c", "import django_redis")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    : -1;
            return status == 0 ? null : "needs " + PYTHON + " with django-redis (Debian: python3-django-redis)";
        } catch (IOException e) {
            return e.toString();
        }
    }

    /**
     * Starts Python.
     *
     * @param location the server
     * @param prefix the prefix of the keys
     * @return the driver; to be closed
     * @throws IOException if Python does not start
     */
    public static DjangoDriver start(String location, String prefix) throws IOException {
        Path script = Files.createTempFile("django_load", ".py");
        try (InputStream source =
                Objects.requireNonNull(DjangoDriver.class.getResourceAsStream("django_load.py"), "django_load.py")) {
            Files.write(script, source.readAllBytes());
        }
        Process process = new ProcessBuilder(
                        PYTHON, script.toString(), location, prefix, Long.toString(Subject.TTL.toSeconds()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new DjangoDriver(prefix, script, process);
    }

    private double ask(Map<String, ?> order) throws IOException {
        in.write(JSON.writeValueAsString(order));
        in.write('\n');
        in.flush();
        String line = out.readLine();
        if (line == null) {
            throw new IOException("Python has ended");
        }
        JsonNode answer = JSON.readTree(line);
        if (answer.has("error")) {
            throw new IOException(answer.get("error").asText());
        }
        return answer.get("value").asDouble();
    }

    @Override
    public String physicalKey(String key) {
        return prefix + ":1:" + key;
    }

    @Override
    public void store(Workload workload) throws IOException {
        ask(Map.of(
                "action", "store",
                "keys", workload.entries().keys(),
                "value", workload.entries().book()));
    }

    @Override
    public double throughput(Workload workload, Concurrency concurrency, Duration duration) throws IOException {
        return ask(Map.of(
                "action", "throughput",
                "operation", workload.operation().name(),
                "keys", workload.entries().keys(),
                "value", workload.entries().book(),
                "processes", concurrency.threads(),
                "seconds", duration.toNanos() / 1e9));
    }

    @Override
    public double removal(Operation operation, String beginning) throws IOException {
        return ask(Map.of("action", "remove", "pattern", beginning + "*"));
    }

    @Override
    public void close() {
        process.destroy();
        try {
            Files.deleteIfExists(script);
        } catch (IOException e) {
            // A file that is left in the directory for temporary files does no harm.
        }
    }
}
