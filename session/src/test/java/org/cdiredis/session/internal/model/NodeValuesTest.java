package org.cdiredis.session.internal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ConcurrentModificationException;

import org.junit.jupiter.api.Test;

/** Values that cannot be written, or not yet, and what other nodes set in their place. */
final class NodeValuesTest extends NodesOnOneRedis {

    /** What cannot leave a node. */
    static final class Socket {}

    @Test
    void notSerializable_staysOnItsNode() {
        SessionNode one = node();
        SessionNode two = node();
        Socket socket = new Socket();
        String id = one.create(session -> session.set("socket", socket));

        assertThat(one.get(id, "socket")).isSameAs(socket);
        assertThat(two.get(id, "socket")).isNull();
        one.change(id, LiveSession::invalidate);
        assertThat(one.has(id)).isFalse();
    }

    @Test
    void valueOfOneNode_givesWayToTheNewerOneOfAnother() {
        SessionNode one = node();
        SessionNode two = node();
        Socket socket = new Socket();
        String id = one.create(session -> session.set("socket", socket));
        two.change(id, session -> session.set("socket", "text"));

        assertThat(one.get(id, "socket")).isEqualTo("text");
        assertThat(two.get(id, "socket")).isEqualTo("text");

        one.change(id, session -> session.set("socket", socket));
        assertThat(two.get(id, "socket")).isNull();
        assertThat(one.get(id, "socket")).isSameAs(socket);
        two.change(id, session -> session.set("socket", "again"));
        assertThat(one.get(id, "socket")).isEqualTo("again");
        assertThat(two.get(id, "socket")).isEqualTo("again");
    }

    @Test
    void valueOfOneNode_givesWayToTheNewerOneOfAnother_beforeTheRequestEndsThatHasSetIt() {
        SessionNode one = node();
        SessionNode two = node();
        String id = one.create(session -> session.set("user", "ann"));
        SessionRequest running = one.realm().request(id);
        running.sessionOrNew().set("socket", new Socket());
        running.commit();
        two.change(id, session -> session.set("socket", "text"));

        assertThat(one.get(id, "socket")).isEqualTo("text");
        running.end();

        assertThat(two.get(id, "socket")).isEqualTo("text");
    }

    /** What another thread is changing whenever it is written. */
    static final class Restless implements Serializable {

        private static final long serialVersionUID = 1L;

        static volatile boolean isChanging;

        private void writeObject(ObjectOutputStream out) throws IOException {
            if (isChanging) {
                throw new ConcurrentModificationException();
            }
            out.defaultWriteObject();
        }
    }

    @Test
    void valueThatCouldNotBeWrittenInTime_givesWayToTheNewerOneOfAnotherNode() {
        SessionNode one = node();
        SessionNode two = node();
        String id;
        Restless.isChanging = true;
        try {
            id = one.create(session -> session.set("value", new Restless()));
        } finally {
            Restless.isChanging = false;
        }
        two.change(id, session -> session.set("value", "newer"));

        assertThat(one.get(id, "value")).isEqualTo("newer");
        assertThat(two.get(id, "value")).isEqualTo("newer");
    }
}
