package org.cdiredis.session.internal.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import org.cdiredis.session.internal.store.SessionId;

/** Sessions of one client that follow each other under one id, or that two requests begin. */
final class SameIdTest extends NodesOnOneRedis {

    @Test
    void sessionMadeAnewUnderTheSameId_hasNothingOfTheOneBefore() throws InterruptedException {
        SessionNode one = node();
        SessionNode two = node();
        String id = one.create(session -> {
            session.set("user", "ann");
            session.set("cart", "Emma");
        });
        two.change(id, LiveSession::invalidate);
        Thread.sleep(5);
        SessionRequest request = two.realm().request(null);
        request.sessionOrNew(id).set("user", "bob");
        request.end();

        one.change(id, session -> {
            assertThat(session.get("user")).isEqualTo("bob");
            assertThat(session.names()).containsExactly("user");
        });
        two.change(id, session -> session.set("cart", "Persuasion"));
        assertThat(one.get(id, "cart")).isEqualTo("Persuasion");
    }

    @Test
    void sessionMadeAnewUnderTheSameId_hasNothingOfTheOneBefore_thatARequestStillWorksWith()
            throws InterruptedException {
        SessionNode one = node();
        SessionNode two = node();
        String id = one.create(session -> {
            session.set("user", "ann");
            session.set("cart", "Emma");
        });
        SessionRequest running = one.realm().request(id);
        LiveSession before = running.sessionOrNew();
        before.set("cart", "Persuasion");
        two.change(id, LiveSession::invalidate);
        Thread.sleep(5);
        SessionRequest request = two.realm().request(null);
        request.sessionOrNew(id).set("user", "bob");
        request.end();

        one.change(id, session -> {
            assertThat(session.get("user")).isEqualTo("bob");
            assertThat(session.names()).containsExactly("user");
        });
        assertThat(before.isValid()).isFalse();
        running.commit();
        running.end();

        two.change(id, session -> assertThat(session.names()).containsExactly("user"));
        one.change(id, session -> assertThat(session.names()).containsExactly("user"));
    }

    @Test
    void sessionThatIsMadeForAClientWhoseSessionHasEnded_isNotThatOne_ifARequestStillWorksWithIt() {
        SessionNode one = node();
        SessionNode two = node();
        String id = one.create(session -> session.set("user", "ann"));
        SessionRequest running = one.realm().request(id);
        running.session();
        two.change(id, LiveSession::invalidate);

        SessionRequest next = one.realm().request(id);
        LiveSession made = next.sessionOrNew(id);
        assertThat(made.isNew()).isTrue();
        assertThat(made.names()).isEmpty();
        made.set("user", "bob");
        next.end();
        running.end();

        assertThat(two.get(made.id(), "user")).isEqualTo("bob");
    }

    @Test
    void sessionThatTwoRequestsMakeUnderOneId_isToldOfOnce() {
        SessionNode node = node();
        String id = SessionId.random().text();
        SessionRequest one = node.realm().request(null);
        SessionRequest two = node.realm().request(null);

        assertThat(two.sessionOrNew(id)).isSameAs(one.sessionOrNew(id));
        one.end();
        two.end();

        assertThat(node.events()).containsExactly("created");
        assertThat(node.realm().statistics().created()).isEqualTo(1);
    }
}
