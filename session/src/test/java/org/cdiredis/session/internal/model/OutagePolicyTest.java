package org.cdiredis.session.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.cdiredis.session.SessionUnavailableException;

/** What a node does with its sessions while its Redis does not answer. */
final class OutagePolicyTest extends NodesOnOneRedis {

    /** Once it has a connection, which may take longer than the deadline, and has read what it has written. */
    private static String created(SessionNode node) {
        String id = Awaitility.await()
                .ignoreExceptions()
                .until(() -> node.create(session -> session.set("user", "ann")), made -> true);
        Awaitility.await().ignoreExceptions().until(() -> "ann".equals(node.get(id, "user")));
        return id;
    }

    @Test
    void outageFail_isAnErrorWithinTheDeadline_andEndsWithIt() {
        SessionNode node = start(Map.of("cdi-redis.deadline", "PT1S", "cdi-redis.timeout", "PT1S"));
        String id = created(node);
        redis.pause();
        try {
            assertThatThrownBy(() -> node.get(id, "user")).isInstanceOf(SessionUnavailableException.class);
        } finally {
            redis.resume();
        }
        Awaitility.await().ignoreExceptions().until(() -> "ann".equals(node.get(id, "user")));
    }

    @Test
    void outageReadOnly_readsWhatIsKnown_andRefusesChanges() {
        SessionNode node = start(Map.of(
                "cdi-redis.deadline", "PT1S", "cdi-redis.timeout", "PT1S", "cdi-redis.session.outage", "read-only"));
        String id = created(node);
        redis.pause();
        try {
            assertThat(node.get(id, "user")).isEqualTo("ann");
            assertThatThrownBy(() -> node.change(id, session -> session.set("user", "bob")))
                    .isInstanceOf(SessionUnavailableException.class);
            assertThatThrownBy(() -> node.get("A".repeat(44), "user")).isInstanceOf(SessionUnavailableException.class);
        } finally {
            redis.resume();
        }
        Awaitility.await().ignoreExceptions().until(() -> {
            node.change(id, session -> session.set("user", "eve"));
            return true;
        });
        assertThat(node().get(id, "user")).isEqualTo("eve");
    }

    @Test
    void outageLocal_goesOnHere_andIsWrittenAfterwards() {
        SessionNode node = start(
                Map.of("cdi-redis.deadline", "PT1S", "cdi-redis.timeout", "PT1S", "cdi-redis.session.outage", "local"));
        String id = created(node);
        String created;
        redis.pause();
        try {
            node.change(id, session -> session.set("basket", "full"));
            assertThat(node.get(id, "basket")).isEqualTo("full");
            created = node.create(session -> session.set("user", "new"));
            assertThat(node.get(created, "user")).isEqualTo("new");
        } finally {
            redis.resume();
        }
        Awaitility.await().ignoreExceptions().until(() -> node.realm().sweep() == 0);
        SessionNode other = node();
        assertThat(other.get(id, "basket")).isEqualTo("full");
        assertThat(other.get(id, "user")).isEqualTo("ann");
        assertThat(other.get(created, "user")).isEqualTo("new");
        other.change(id, session -> session.set("basket", "empty"));
        assertThat(node.get(id, "basket")).isEqualTo("empty");
    }
}
