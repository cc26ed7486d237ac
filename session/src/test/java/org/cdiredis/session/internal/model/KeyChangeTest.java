package org.cdiredis.session.internal.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.cdiredis.ErrorKind;
import org.cdiredis.session.SessionUnavailableException;
import org.cdiredis.session.internal.serialize.Encryption;
import org.cdiredis.session.internal.store.InMemorySessionStore;
import org.cdiredis.session.internal.store.SessionStore;
import org.cdiredis.session.internal.store.StoreSettings;

/** A key can be removed though sessions live on that were begun with it, if requests have worked with them since there is another first one. */
final class KeyChangeTest extends NodesOnOneRedis {

    private static final String OLDER = "a:" + "A".repeat(43) + "=";
    private static final String NEWER = "b:" + "B".repeat(42) + "A=";
    private static final String BOTH = NEWER + "," + OLDER;

    private SessionNode node(String keys, String concurrency) {
        return start(Map.of("cdi-redis.session.encryption-keys", keys, "cdi-redis.session.concurrency", concurrency));
    }

    private SessionNode node(String keys) {
        return node(keys, "merge");
    }

    private static String created(SessionNode node) {
        return node.create(session -> {
            session.set("user", "ann");
            session.set("books", new ArrayList<>(List.of("Emma")));
        });
    }

    private static String stored(String attribute) {
        return redis.command("HGET", redis.command("KEYS", "*:s:*"), "\u0002" + attribute);
    }

    @ParameterizedTest
    @ValueSource(strings = {"merge", "optimistic", "exclusive"})
    void sessionThatIsOnlyRead_outlivesTheKeyThatItWasBegunWith(String concurrency) {
        String id = created(node(OLDER, concurrency));

        node(BOTH, concurrency).get(id, "books");

        SessionNode after = node(NEWER, concurrency);
        assertThat(after.get(id, "user")).isEqualTo("ann");
        assertThat(after.get(id, "books")).isEqualTo(List.of("Emma"));
    }

    @Test
    void sessionThatIsChanged_outlivesTheKeyThatItWasBegunWith() {
        String id = created(node(OLDER));

        node(BOTH).change(id, session -> session.set("step", "2"));

        assertThat(node(NEWER).get(id, "user")).isEqualTo("ann");
        assertThat(node(NEWER).get(id, "step")).isEqualTo("2");
    }

    @Test
    void sessionThatWasNotEncrypted_isOnceThereAreKeys() {
        String id = created(node());
        assertThat(stored("user")).contains("ann");

        node(NEWER + ",none").get(id, "user");

        assertThat(stored("user")).doesNotContain("ann");
        assertThat(node(NEWER).get(id, "user")).isEqualTo("ann");
    }

    @Test
    void attributesOfTheFirstKey_areNotWrittenAgain() {
        String id = created(node(OLDER));
        SessionNode node = node(BOTH);
        node.get(id, "user");
        String stored = stored("user");

        node.get(id, "user");
        node(BOTH).get(id, "user");

        assertThat(stored("user")).isEqualTo(stored);
    }

    @Test
    void attributeThatIsOfAnUnknownKey_staysAsItIs() {
        String id = created(node(OLDER));
        String stored = stored("user");

        SessionNode other = node(NEWER);
        other.change(id, session -> session.set("step", "2"));

        assertThat(other.get(id, "user")).isNull();
        assertThat(stored("user")).isEqualTo(stored);
    }

    @Test
    void largeAttribute_isEncryptedAnewOnceItIsRead() {
        String large = "x".repeat(100_000);
        String id = node(OLDER).create(session -> session.set("large", large));

        node(BOTH).change(id, session -> assertThat(session.get("large")).isEqualTo(large));

        assertThat(node(NEWER).get(id, "large")).isEqualTo(large);
    }

    @ParameterizedTest
    @ValueSource(strings = {"merge", "optimistic"})
    void requestThatOnlyReads_doesNotTakeBackWhatAnotherNodeWrites(String concurrency) {
        String id = created(node(OLDER, concurrency));
        SessionNode other = node(OLDER + "," + NEWER, concurrency);

        node(BOTH, concurrency).change(id, reading -> {
            assertThat(reading.get("user")).isEqualTo("ann");
            other.change(id, session -> session.set("user", "bob"));
        });

        assertThat(other.get(id, "user")).isEqualTo("bob");
    }

    @Test
    void valueThatAnotherRequestChanges_whileItIsEncryptedAnew_isWritten() {
        String id = created(node(OLDER));
        SessionNode node = node(BOTH);

        node.change(id, outer -> {
            books(outer).add("Persuasion");
            node.get(id, "user");
            books(outer).add("Lady Susan");
        });

        assertThat(node(NEWER).get(id, "books")).isEqualTo(List.of("Emma", "Persuasion", "Lady Susan"));
    }

    @SuppressWarnings("unchecked") // it is one
    private static List<String> books(LiveSession session) {
        return (List<String>) Objects.requireNonNull(session.get("books"));
    }

    private static Encryption encryption(String... names) {
        Map<String, SecretKey> keys = new LinkedHashMap<>();
        for (String name : names) {
            byte[] key = new byte[16];
            Arrays.fill(key, (byte) name.charAt(0));
            keys.put(name, new SecretKeySpec(key, "AES"));
        }
        return new Encryption("shop", keys, false);
    }

    @Test
    @SuppressWarnings("FutureReturnValueIgnored") // it is the answer
    void redisThatDoesNotAnswerThen_isNoFailureOfARequest_thatHasNothingToWrite() {
        SessionStore store = new InMemorySessionStore(
                new InMemorySessionStore.Shared(InstantSource.system()),
                "node",
                new StoreSettings(Duration.ZERO, 1 << 20, Optional.empty(), Duration.ofMinutes(1), 10));
        SessionRequest creating =
                TestRealm.over(store).encryption(encryption("a")).start().request(null);
        LiveSession session = creating.sessionOrNew();
        session.set("user", "ann");
        creating.end();
        SessionStore failing = TestRealm.intercepted(
                store,
                (operation, call) -> operation.equals("reseal")
                        ? CompletableFuture.failedFuture(
                                new SessionUnavailableException(ErrorKind.TIMEOUT, "late", null))
                        : call.answer());
        SessionRequest reading =
                TestRealm.over(failing).encryption(encryption("b", "a")).start().request(session.id());

        assertThat(Objects.requireNonNull(reading.session()).get("user")).isEqualTo("ann");
        reading.commit();
        reading.end();

        SessionRequest later =
                TestRealm.over(store).encryption(encryption("b", "a")).start().request(session.id());
        later.session();
        later.end();
        SessionRequest last =
                TestRealm.over(store).encryption(encryption("b")).start().request(session.id());
        assertThat(Objects.requireNonNull(last.session()).get("user")).isEqualTo("ann");
        last.end();
    }
}
