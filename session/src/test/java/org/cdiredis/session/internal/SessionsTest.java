package org.cdiredis.session.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.cdiredis.embedded.RedisServer;
import org.cdiredis.session.SessionInfo;
import org.cdiredis.session.SessionUnavailableException;
import org.cdiredis.session.Sessions;
import org.cdiredis.session.internal.cdi.ServedSessions;
import org.cdiredis.session.internal.model.SessionNode;

/** What one who looks after sessions can do, from another node than that of the users. */
final class SessionsTest {

    private static RedisServer redis;
    private static SessionNode shop;
    private static SessionNode office;
    private static Sessions sessions;

    @BeforeAll
    static void start() {
        redis = RedisServer.start();
        shop = new SessionNode(redis.uri(), Map.of());
        office = new SessionNode(redis.uri(), Map.of());
        sessions = new ServedSessions(office::realm);
    }

    @AfterAll
    static void stop() {
        shop.close();
        office.close();
        redis.close();
    }

    private static String login(String user) {
        return shop.create(session -> {
            session.set("user", user);
            session.principal(user);
        });
    }

    @Test
    void sessions_areFoundListedCountedAndInvalidated() {
        String one = login("ann");
        String two = login("ann");
        String other = login("bob");

        assertThat(sessions.count()).isEqualTo(3);
        assertThat(sessions.list().map(SessionInfo::key)).hasSize(3).contains(one.substring(0, 22));
        assertThat(sessions.find(one).flatMap(SessionInfo::principal)).contains("ann");
        assertThat(sessions.find(one.substring(0, 22))).isEqualTo(sessions.find(one));
        assertThat(sessions.find("nonsense")).isEmpty();
        assertThat(sessions.findByPrincipal("ann")).hasSize(2);

        assertThat(sessions.invalidateAll("ann")).isEqualTo(2);

        assertThat(shop.has(one)).isFalse();
        assertThat(shop.has(two)).isFalse();
        assertThat(shop.has(other)).isTrue();
        assertThat(office.events()).hasSize(2).allMatch(event -> event.endsWith("ann"));
        assertThat(sessions.invalidate(one)).isFalse();
        assertThat(sessions.invalidate(other)).isTrue();
        assertThat(sessions.findByPrincipal("bob")).isEqualTo(List.of());
        assertThat(sessions.count()).isZero();
        assertThat(sessions.statistics().invalidated()).isEqualTo(3);
        assertThat(sessions.adapter()).isEqualTo("a test");
    }

    @Test
    void applicationThatHasEnded_isAnErrorOfSessions() {
        SessionNode ended = new SessionNode(redis.uri(), Map.of());
        Sessions its = new ServedSessions(ended::realm);
        ended.close();

        assertThatThrownBy(its::count).isInstanceOf(SessionUnavailableException.class);
        assertThatThrownBy(its::list).isInstanceOf(SessionUnavailableException.class);
        assertThatThrownBy(() -> its.findByPrincipal("ann")).isInstanceOf(SessionUnavailableException.class);
    }
}
