package org.cdiredis.spi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.cdiredis.ErrorKind;
import org.cdiredis.RedisCacheException;
import org.cdiredis.RedisUnavailableException;
import org.cdiredis.WrongTypeException;
import org.cdiredis.embedded.RedisCluster;
import org.cdiredis.embedded.RedisReplication;
import org.cdiredis.embedded.RedisServer;

/** What libraries have that work with the Redis of an application, without a container. */
final class RedisScriptsTest {

    private static final String ECHO = "return {KEYS[1], ARGV[1], 42, false, 'text'}";
    private static final String ADD = "return {redis.call('INCRBY', KEYS[1], ARGV[1])}";

    @TempDir
    private Path directory;

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (int i = open.size() - 1; i >= 0; i--) {
            open.get(i).close();
        }
    }

    private <T extends AutoCloseable> T closed(T made) {
        open.add(made);
        return made;
    }

    private ClassLoader application(String... properties) throws IOException {
        Path file = directory.resolve("META-INF/microprofile-config.properties");
        Files.createDirectories(file.getParent());
        Files.write(file, List.of(properties));
        return closed(new URLClassLoader(
                new URL[] {directory.toUri().toURL()}, getClass().getClassLoader()));
    }

    private RedisAccess access(String location, String... more) throws IOException {
        List<String> properties = new ArrayList<>(List.of(
                "cdi-redis.location=" + location,
                "cdi-redis.deadline=PT30S",
                "cdi-redis.timeout=PT30S",
                "cdi-redis.connect-timeout=PT30S"));
        properties.addAll(List.of(more));
        return closed(RedisAccess.standalone(application(properties.toArray(String[]::new))));
    }

    private static List<Object> on(RedisScripts scripts, String script, String key, Object... arguments) {
        return scripts.eval(script, List.of(key), arguments)
                .toCompletableFuture()
                .join();
    }

    private static RedisCacheException failure(CompletableFuture<?> call) {
        CompletionException failure = assertThrows(CompletionException.class, call::join);
        return assertInstanceOf(RedisCacheException.class, failure.getCause());
    }

    @Test
    void eval_answersWithBytesAndIntegers_whateverTheArgumentsAre() throws IOException {
        RedisServer redis = closed(RedisServer.start());
        RedisScripts scripts = access(redis.uri()).scripts("default");
        byte[] bytes = {0, -1, 13, 10};

        List<Object> answer = on(scripts, ECHO, "key", (Object) bytes);

        assertThat(answer).containsExactly("key".getBytes(UTF_8), bytes, 42L, new byte[0], "text".getBytes(UTF_8));
        assertThat(on(scripts, "return redis.call('GET', KEYS[1])", "none")).isEmpty();
        assertThat(on(scripts, "return {}", "none")).isEmpty();
    }

    @Test
    void scriptThatTheServerHasForgotten_isSentOnceMore_andRunsOnce() throws IOException {
        RedisServer redis = closed(RedisServer.start());
        RedisScripts scripts = access(redis.uri()).scripts("default");
        on(scripts, ADD, "count", "1");

        redis.command("SCRIPT", "FLUSH");
        assertThat(on(scripts, ADD, "count", "1")).containsExactly(2L);

        redis.command("CONFIG", "RESETSTAT");
        on(scripts, ADD, "count", "1");
        assertThat(redis.command("INFO", "commandstats"))
                .contains("cmdstat_evalsha:calls=1,")
                .doesNotContain("cmdstat_eval:");
    }

    @Test
    void errorOfTheScript_isTheCallsOwn() throws IOException {
        RedisServer redis = closed(RedisServer.start());
        RedisScripts scripts = access(redis.uri()).scripts("default");
        redis.command("SET", "text", "x");

        List<CompletableFuture<List<Object>>> calls = IntStream.range(0, 20)
                .mapToObj(i -> scripts.eval(ADD, List.of(i == 7 ? "text" : "count"), "1")
                        .toCompletableFuture())
                .toList();

        assertThat(failure(calls.get(7))).isInstanceOf(WrongTypeException.class);
        assertThat(IntStream.range(0, 20).filter(i -> i != 7))
                .allSatisfy(i -> assertThat(calls.get(i))
                        .succeedsWithin(Duration.ofSeconds(30))
                        .satisfies(answer -> assertThat(answer).hasSize(1)));
    }

    @Test
    void limit_endsACallBeforeTheDeadline() throws IOException {
        RedisServer redis = closed(RedisServer.start());
        RedisScripts scripts = access(redis.uri()).scripts("default");
        assertThat(scripts.isReady("count")).isFalse();
        assertThat(scripts.eval(Duration.ofNanos(1), ADD, List.of("count"), "1"))
                .satisfies(call -> assertThat(call.toCompletableFuture().handle((answer, failure) -> true))
                        .succeedsWithin(Duration.ofSeconds(30)));
        assertThat(scripts.isReady("count")).isTrue();
        on(scripts, ADD, "count", "1");
        assertThat(scripts.eval(Duration.ofDays(1), ADD, List.of("count"), "1").toCompletableFuture())
                .succeedsWithin(Duration.ofSeconds(30));

        redis.pause();
        try {
            CompletableFuture<List<Object>> sent = scripts.eval(Duration.ofMillis(50), ADD, List.of("sent"), "1")
                    .toCompletableFuture();
            assertThat(sent).failsWithin(Duration.ofSeconds(20));
            assertThat(failure(sent))
                    .isInstanceOf(RedisUnavailableException.class)
                    .satisfies(error -> assertThat(error.kind()).isEqualTo(ErrorKind.TIMEOUT));
        } finally {
            redis.resume();
        }
        await().atMost(Duration.ofSeconds(30)).ignoreExceptions().until(() -> on(scripts, ADD, "after", "1") != null);
        assertThat(scripts.deadline()).isEqualTo(Duration.ofSeconds(30));
        assertThat(scripts.isPartitioned()).isFalse();
    }

    @Test
    void limit_holdsWithAcknowledgedWrites() throws IOException {
        RedisReplication redis = closed(RedisReplication.start(1));
        RedisServer replica = redis.replicas().get(0);
        RedisScripts scripts = access(redis.primary().uri() + "," + replica.uri(), "cdi-redis.wait-for-replicas=1")
                .scripts("default");
        on(scripts, ADD, "count", "1");
        assertThat(replica.command("GET", "count")).isEqualTo("1");
        assertThat(scripts.eval(Duration.ofSeconds(20), ADD, List.of("count"), "1")
                        .toCompletableFuture()
                        .join())
                .containsExactly(2L);

        redis.primary().pause();
        try {
            assertThat(failure(scripts.eval(Duration.ofMillis(50), ADD, List.of("count"), "1")
                                    .toCompletableFuture())
                            .kind())
                    .isEqualTo(ErrorKind.TIMEOUT);
        } finally {
            redis.primary().resume();
        }
    }

    @Test
    void cluster_runsEachScriptWhereItsKeyIs() throws IOException {
        RedisCluster cluster = closed(RedisCluster.start());
        RedisScripts scripts = access(
                        String.join(
                                ",",
                                cluster.masters().stream().map(RedisServer::uri).toList()),
                        "cdi-redis.topology=cluster")
                .scripts("default");

        for (String key : List.of("a", "b", "c", "{tag}x")) {
            assertThat(on(scripts, ADD, key, "3")).containsExactly(3L);
            assertThat(cluster.ownerOf(key).command("GET", key)).isEqualTo("3");
        }
        assertThat(scripts.isPartitioned()).isTrue();
    }

    @Test
    void access_knowsTheCaches_andWritesValuesAsTheyDo() throws IOException {
        RedisAccess access = access("redis://localhost:1", "cdi-redis.cache.texts.serializer=string");

        assertThat(access.names()).containsExactly("default", "texts");
        ByteForm<String> texts = access.values("texts", String.class);
        assertThat(texts.decode(texts.encode("Zürich"))).isEqualTo("Zürich");
        assertThatIllegalArgumentException().isThrownBy(() -> access.scripts("lost"));
        assertThatIllegalArgumentException().isThrownBy(() -> access.values("texts", Integer.class));
        assertThatThrownBy(() -> access.values("default", Integer.class).decode("garbage".getBytes(UTF_8)))
                .isInstanceOf(IOException.class)
                .hasMessageNotContaining("garbage");
    }

    @Test
    void wrongConfiguration_isAnErrorWithAllThatIsWrong() throws IOException {
        ClassLoader application = application(
                "cdi-redis.location=redis://localhost:1", "cdi-redis.deadline=soon", "cdi-redis.cache.a.ttl=none");

        assertThatIllegalStateException()
                .isThrownBy(() -> RedisAccess.standalone(application))
                .withMessageContaining("cdi-redis.deadline")
                .withMessageContaining("cdi-redis.cache.a.ttl");
    }

    @Test
    void closed_failsEachCall() throws IOException {
        RedisServer redis = closed(RedisServer.start());
        RedisAccess access = access(redis.uri());
        RedisScripts scripts = access.scripts("default");
        on(scripts, ADD, "count", "1");

        access.close();

        assertThat(failure(scripts.eval(ADD, List.of("count"), "1").toCompletableFuture()))
                .isInstanceOf(RedisCacheException.class);
    }
}
