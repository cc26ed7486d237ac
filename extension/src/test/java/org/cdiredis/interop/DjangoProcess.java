package org.cdiredis.interop;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** A Python process with Django and django-redis of the operating system's package, which evaluates Python expressions. */
final class DjangoProcess implements AutoCloseable {

    private static final String PYTHON = "/usr/bin/python3";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Process process;
    private final Writer in;
    private final BufferedReader out;

    private DjangoProcess(Process process) {
        this.process = process;
        this.in = process.outputWriter(UTF_8);
        this.out = process.inputReader(UTF_8);
    }

    /** What Python raised. */
    static final class PythonException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        PythonException(String message) {
            super(message);
        }
    }

    /** The settings of one of Django's caches with the JSON serializer. */
    static Map<String, Object> cache(int port, String prefix, Map<String, String> options) {
        Map<String, String> all = new TreeMap<>(options);
        all.put("SERIALIZER", "django_redis.serializers.json.JSONSerializer");
        return Map.of(
                "BACKEND",
                "django_redis.cache.RedisCache",
                "LOCATION",
                "redis://127.0.0.1:" + port + "/0",
                "KEY_PREFIX",
                prefix,
                "VERSION",
                1,
                "OPTIONS",
                all);
    }

    /** Starts Python, or skips the tests where it or the package is not installed. */
    static DjangoProcess start(Map<String, Map<String, Object>> caches) throws Exception {
        assumeTrue(
                isInstalled(), "needs " + PYTHON + " with django-redis (Debian: apt-get install python3-django-redis)");
        return new DjangoProcess(new ProcessBuilder(PYTHON, script().toString(), JSON.writeValueAsString(caches))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    private static boolean isInstalled() throws IOException, InterruptedException {
        return Files.isExecutable(Path.of(PYTHON))
                && new ProcessBuilder(PYTHON, "-c", "import django_redis")
                                .redirectErrorStream(true)
                                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                                .start()
                                .waitFor()
                        == 0;
    }

    private static Path script() throws URISyntaxException {
        return Path.of(Objects.requireNonNull(DjangoProcess.class.getResource("django_process.py"))
                .toURI());
    }

    /**
     * Evaluates an expression over {@code cache}, {@code caches}, {@code concurrently} and the arguments.
     *
     * @return its value as JSON
     * @throws PythonException if it raises
     */
    synchronized JsonNode eval(String expression, Object... args) {
        try {
            in.write(JSON.writeValueAsString(Map.of("expression", expression, "args", Arrays.asList(args))));
            in.write('\n');
            in.flush();
            JsonNode answer = JSON.readTree(Objects.requireNonNull(out.readLine(), "Python has ended"));
            if (answer.has("error")) {
                throw new PythonException(answer.get("error").textValue());
            }
            return answer.get("value");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The value of an expression as Python would write it: {@code 3}, {@code 3.0}, {@code '3'}, {@code True}, {@code None}. */
    String repr(String expression, Object... args) {
        return eval("repr(" + expression + ")", args).textValue();
    }

    boolean isTrue(String expression, Object... args) {
        return repr(expression, args).equals("True");
    }

    List<String> texts(String expression, Object... args) {
        return JSON.convertValue(
                eval(expression, args), JSON.getTypeFactory().constructCollectionType(List.class, String.class));
    }

    @Override
    public void close() throws IOException {
        in.close();
        process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
        process.destroyForcibly();
    }
}
