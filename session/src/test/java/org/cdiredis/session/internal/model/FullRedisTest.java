package org.cdiredis.session.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.cdiredis.ErrorKind;
import org.cdiredis.embedded.RedisServer;
import org.cdiredis.session.SessionUnavailableException;

/** A Redis that has no memory left and evicts nothing. */
final class FullRedisTest {

    @ParameterizedTest
    @ValueSource(strings = {"fail", "read-only", "local"})
    void requests_areErrors_andNobodyIsLoggedOut(String outage) {
        try (RedisServer redis = RedisServer.start();
                SessionNode node = new SessionNode(redis.uri(), Map.of("cdi-redis.session.outage", outage))) {
            String id = node.create(session -> session.set("user", "ann"));
            redis.command("CONFIG", "SET", "maxmemory", "1");

            assertThatThrownBy(() -> node.get(id, "user"))
                    .isInstanceOfSatisfying(
                            SessionUnavailableException.class,
                            e -> assertThat(e.kind()).isEqualTo(ErrorKind.OUT_OF_MEMORY));
            assertThatThrownBy(() -> node.create(session -> session.set("user", "bob")))
                    .isInstanceOf(SessionUnavailableException.class);

            redis.command("CONFIG", "SET", "maxmemory", "0");
            assertThat(node.get(id, "user")).isEqualTo("ann");
        }
    }
}
