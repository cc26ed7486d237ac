package org.cdiredis.session.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import org.cdiredis.session.SessionUnavailableException;

/** Nodes that die or hang, as processes, in the middle of what others wait for. */
abstract class NodeFaultsContract {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Where Redis is. */
    abstract String location();

    /** What else there is to say of where it is. */
    abstract Map<String, String> topology();

    /** How many keys it has. */
    abstract int keys();

    private Map<String, String> options(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(topology());
        all.putAll(more);
        return all;
    }

    private Map<String, String> exclusive(Duration lease, Duration wait) {
        return options(Map.of(
                "cdi-redis.session.concurrency",
                "exclusive",
                "cdi-redis.session.exclusive-lease",
                lease.toString(),
                "cdi-redis.session.exclusive-wait",
                wait.toString()));
    }

    @Test
    void nodeThatIsKilled_whileItTellsOfAnExpiredSession_isSucceededByExactlyOne() throws Exception {
        Map<String, String> options =
                options(Map.of("cdi-redis.session.timeout", "PT0.5S", "cdi-redis.session.delivery-lease", "PT3S"));
        try (SessionNode one = new SessionNode(location(), options);
                SessionNode two = new SessionNode(location(), options)) {
            String id = one.create(session -> session.set("user", "ann"));
            String storage = id.substring(0, 22);
            try (NodeProcess dying = NodeProcess.start(location(), options, "sweep", id)) {
                assertThat(dying.says("telling")).isEqualTo("telling of " + storage + " of ann");
                assertThat(one.realm().sweep() + two.realm().sweep())
                        .as("as long as it has the claim")
                        .isZero();
                dying.kill();
            }

            await().atMost(PATIENCE)
                    .until(() -> one.realm().sweep() + two.realm().sweep() == 1);

            assertThat(one.realm().sweep() + two.realm().sweep()).isZero();
            assertThat(one.events().size() + two.events().size()).isEqualTo(2);
            assertThat(one.events()).startsWith("created");
            assertThat(String.join("", one.events()) + String.join("", two.events()))
                    .contains("EXPIRED " + storage + " ann");
            assertThat(one.has(id)).isFalse();
            assertThat(keys()).isZero();
        }
    }

    @Test
    void nodeThatHangs_longerThanItsLease_writesNothingWhenItGoesOn() throws Exception {
        Map<String, String> options = exclusive(Duration.ofSeconds(2), PATIENCE);
        try (SessionNode node = new SessionNode(location(), options)) {
            String id = node.create(session -> session.set("user", "ann"));
            try (NodeProcess other = NodeProcess.start(location(), options, "change", id)) {
                other.says("open");
                other.hang();
                node.change(id, session -> {
                    assertThat(session.get("user")).isEqualTo("ann");
                    session.set("user", "bob");
                });
                other.goOn();
                other.tell("commit");

                assertThat(other.says("")).isEqualTo("refused SessionConflictException");
            }
            await().atMost(PATIENCE).ignoreExceptions().until(() -> Objects.equals(node.get(id, "user"), "bob"));
        }
    }

    @Test
    void nodeThatIsKilled_keepsOthersOutForItsLease_andNoLonger() throws Exception {
        Duration lease = Duration.ofSeconds(6);
        Map<String, String> options = exclusive(lease, PATIENCE);
        try (SessionNode patient = new SessionNode(location(), options);
                SessionNode hasty = new SessionNode(location(), exclusive(lease, Duration.ofMillis(100)))) {
            String id = patient.create(session -> session.set("user", "ann"));
            try (NodeProcess other = NodeProcess.start(location(), options, "change", id)) {
                other.says("open");
                other.kill();
            }
            long killed = System.nanoTime();

            assertThatThrownBy(() -> hasty.get(id, "user")).isInstanceOf(SessionUnavailableException.class);
            patient.change(id, session -> session.set("user", "bob"));

            assertThat(Duration.ofNanos(System.nanoTime() - killed))
                    .isBetween(lease.dividedBy(2), lease.multipliedBy(2));
            assertThat(hasty.get(id, "user")).isEqualTo("bob");
        }
    }
}
