package org.cdiredis.session.internal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import org.cdiredis.session.internal.store.InMemorySessionStore;
import org.cdiredis.session.internal.store.SessionStore;
import org.cdiredis.session.internal.store.StoreSettings;

/** What a node knows of a session may be forgotten at any moment: what it is served from is whole all the same. */
final class NearCopyTest {

    private final InMemorySessionStore.Shared shared = new InMemorySessionStore.Shared(InstantSource.system());
    private final NearCopies near = new NearCopies(1 << 20);
    private Runnable afterOpen = () -> {};
    private final SessionRealm node = TestRealm.over(TestRealm.intercepted(store("node"), this::around))
            .near(near)
            .start();
    private final SessionRealm other = TestRealm.over(store("other")).start();

    private SessionStore store(String node) {
        return new InMemorySessionStore(
                shared, node, new StoreSettings(Duration.ZERO, 1 << 20, Optional.empty(), Duration.ofMinutes(1), 10));
    }

    private Object around(String operation, TestRealm.Call store) throws Throwable {
        Object answer = store.answer();
        if (operation.equals("open")) {
            Runnable next = afterOpen;
            afterOpen = () -> {};
            next.run();
        }
        return answer;
    }

    private static String created(SessionRealm realm) {
        SessionRequest request = realm.request(null);
        LiveSession session = request.sessionOrNew();
        session.set("user", "ann");
        session.set("basket", "full");
        request.commit();
        request.end();
        return session.id();
    }

    private static void set(SessionRealm realm, String id, String name, String value) {
        SessionRequest request = realm.request(id);
        request.sessionOrNew().set(name, value);
        request.end();
    }

    private static void assertWhole(SessionRealm realm, String id) {
        SessionRequest request = realm.request(id);
        LiveSession session = request.sessionOrNew();
        assertThat(session.names()).containsExactlyInAnyOrder("user", "basket", "step");
        assertThat(session.get("user")).isEqualTo("ann");
        assertThat(session.get("step")).isEqualTo("2");
        request.end();
    }

    @Test
    void copyThatIsForgotten_whileWhatIsNewerIsOnItsWay_leavesNothingOut() {
        String id = created(node);
        set(other, id, "step", "2");
        afterOpen = () -> near.remove(id.substring(0, 22));

        assertWhole(node, id);
        assertWhole(node, id);
    }

    @Test
    void sessionThatTheLastRequestLeaves_whileWhatIsNewerIsOnItsWay_leavesNothingOut() {
        String id = created(node);
        SessionRequest running = node.request(id);
        running.sessionOrNew();
        set(other, id, "step", "2");
        afterOpen = () -> {
            running.end();
            near.remove(id.substring(0, 22));
        };

        assertWhole(node, id);
        assertWhole(node, id);
    }
}
