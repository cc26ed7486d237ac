package org.cdiredis.session.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.Test;

import org.cdiredis.embedded.RedisCluster;
import org.cdiredis.embedded.RedisSentinels;
import org.cdiredis.embedded.RedisServer;
import org.cdiredis.session.SessionUnavailableException;

/**
 * The primary dies while requests open and commit, and a replica takes over: each request has its answer within the deadline, nobody is logged
 * out, and each commit is there wholly or not at all. Replicas acknowledge what is written, so what was is there.
 */
final class SessionFailOverTest {

    private static final Duration RECOVERY = Duration.ofSeconds(60);
    private static final Duration DEADLINE = Duration.ofSeconds(3);

    /** What a busy machine takes on top. */
    private static final Duration MORE = Duration.ofSeconds(4);

    private static final int CLIENTS = 6;

    @Test
    void sentinels_giveTheSessionsToTheNextPrimary() throws Exception {
        try (RedisSentinels redis = RedisSentinels.start()) {
            Map<String, String> options =
                    Map.of("cdi-redis.topology", "sentinel", "cdi-redis.sentinel.master-name", redis.masterName());
            assertNothingIsLost(options, redis.sentinels(), storage -> redis.primary());
            assertThat(redis.currentPrimary()).isNotSameAs(redis.primary());
        }
    }

    @Test
    void cluster_givesTheSessionsOfANodeToItsReplica() throws Exception {
        try (RedisCluster redis = RedisCluster.start(2, UnaryOperator.identity())) {
            assertNothingIsLost(
                    Map.of("cdi-redis.topology", "cluster"), redis.masters(), storage -> owner(redis, storage));
        }
    }

    private static RedisServer owner(RedisCluster redis, String storage) {
        return redis.masters().stream()
                .filter(master -> !master.command("KEYS", "*:s:" + storage).isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static SessionNode node(Map<String, String> topology, List<RedisServer> servers) {
        Map<String, String> options = new HashMap<>(topology);
        options.put("cdi-redis.deadline", DEADLINE.toString());
        options.put("cdi-redis.timeout", "PT2S");
        options.put("cdi-redis.connect-timeout", "PT2S");
        options.put("cdi-redis.wait-for-replicas", "1");
        options.put("cdi-redis.session.large-attribute-size", "100");
        return new SessionNode(servers.stream().map(RedisServer::uri).collect(Collectors.joining(",")), options);
    }

    private static void assertNothingIsLost(
            Map<String, String> topology, List<RedisServer> servers, Function<String, RedisServer> primaryOf)
            throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        List<Client> clients = new ArrayList<>();
        try (SessionNode one = node(topology, servers);
                SessionNode two = node(topology, servers)) {
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(new Client(List.of(one, two)));
            }
            clients.forEach(client -> threads.execute(client::run));
            await().atMost(RECOVERY).until(() -> clients.stream().allMatch(client -> client.acknowledged > 20));
            RedisServer primary = primaryOf.apply(clients.get(0).id.substring(0, 22));
            // So that there is something on its way to it.
            primary.pause();
            Thread.sleep(300);
            primary.kill();
            clients.forEach(Client::mark);
            await().atMost(RECOVERY).until(() -> clients.stream().allMatch(Client::isServedAgain));
            threads.shutdownNow();
            assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();

            assertThat(clients).allSatisfy(Client::assertContent);
            assertThat(clients.stream()
                            .mapToLong(client -> client.failures.get())
                            .sum())
                    .isPositive();
            Logger.getLogger(SessionFailOverTest.class)
                    .infof(
                            "%d requests failed, %d were acknowledged, the longest took %d ms",
                            clients.stream()
                                    .mapToLong(client -> client.failures.get())
                                    .sum(),
                            clients.stream()
                                    .mapToLong(client -> client.acknowledged)
                                    .sum(),
                            clients.stream()
                                    .mapToLong(client -> client.longest.toMillis())
                                    .max()
                                    .orElseThrow());
        }
    }

    /** A browser with a session, which counts in two attributes: one of them large, and so in another key. */
    private static final class Client {

        private final List<SessionNode> nodes;
        private final String id;
        private final List<String> mistakes = new ArrayList<>();
        private long attempted;
        private long marked;
        private Duration longest = Duration.ZERO;
        private volatile long acknowledged;
        private final AtomicLong failures = new AtomicLong();

        Client(List<SessionNode> nodes) {
            this.nodes = nodes;
            this.id = await().atMost(RECOVERY)
                    .ignoreExceptions()
                    .until(() -> nodes.get(0).create(session -> write(session, 0)), made -> true);
        }

        private static void write(LiveSession session, long number) {
            session.set("small", number);
            session.set("large", number + ":" + "x".repeat(300));
        }

        void run() {
            while (!Thread.currentThread().isInterrupted()) {
                attempted++;
                long start = System.nanoTime();
                try {
                    count(nodes.get((int) (attempted % nodes.size())));
                    acknowledged = attempted;
                } catch (SessionUnavailableException e) {
                    failures.incrementAndGet();
                } catch (RuntimeException e) {
                    mistakes.add(e.toString());
                }
                Duration time = Duration.ofNanos(System.nanoTime() - start);
                longest = time.compareTo(longest) > 0 ? time : longest;
            }
        }

        private void count(SessionNode node) {
            SessionRequest request = node.realm().request(id);
            try {
                LiveSession session = request.session();
                if (session == null) {
                    mistakes.add("logged out at " + attempted);
                } else {
                    check(session);
                    write(session, attempted);
                    request.commit();
                }
            } finally {
                request.end();
            }
        }

        /** What was acknowledged, or what was attempted since. */
        private void check(LiveSession session) {
            Object small = session.get("small");
            String large = (String) session.get("large");
            if (!(small instanceof Long number) || large == null || !large.startsWith(number + ":")) {
                mistakes.add("half a commit at " + attempted + ": " + small + ", " + large);
            } else if (number < acknowledged || number > attempted) {
                mistakes.add("lost: " + number + ", though " + acknowledged + " was acknowledged");
            }
        }

        void mark() {
            marked = acknowledged;
        }

        boolean isServedAgain() {
            return acknowledged > marked + 20;
        }

        void assertContent() {
            assertThat(mistakes).isEmpty();
            assertThat(longest).isLessThan(DEADLINE.plus(MORE));
            await().atMost(RECOVERY).ignoreExceptions().untilAsserted(() -> {
                for (SessionNode node : nodes) {
                    node.change(id, this::check);
                }
            });
            assertThat(mistakes).isEmpty();
        }
    }
}
