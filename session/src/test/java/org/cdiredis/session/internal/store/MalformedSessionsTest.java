package org.cdiredis.session.internal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cdiredis.session.internal.store.SessionStoreContract.DEFAULT;
import static org.cdiredis.session.internal.store.SessionStoreContract.LONG;
import static org.cdiredis.session.internal.store.SessionStoreContract.TIME;
import static org.cdiredis.session.internal.store.SessionStoreContract.on;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.cdiredis.embedded.RedisServer;
import org.cdiredis.session.TestApplication;

/** Sessions that a later version of the library has written, or somebody else. */
final class MalformedSessionsTest {

    private static final AttributeName CART = AttributeName.of("cart");
    private static final RedisServer REDIS = RedisServer.start();

    @RegisterExtension
    static final ConnectedRedis CONNECTED = new ConnectedRedis(REDIS, TestApplication.of(REDIS));

    private final String root = "test:" + UUID.randomUUID() + ':';
    private final SessionStore store =
            new RedisSessionStore(() -> CONNECTED.access().scripts("default"), root, "node", DEFAULT);

    enum Fact {
        ACCESS('a'),
        VERSION('v'),
        CREATION('c'),
        TIMEOUT('i');

        private final String field;

        Fact(char letter) {
            this.field = "\1" + letter;
        }
    }

    enum Attribute {
        OF_AN_UNKNOWN_KIND("\4a", "1:x"),
        WITHOUT_A_NAME("", "1:x"),
        WITHOUT_A_COLON("\2a", "x"),
        WITHOUT_A_VERSION("\2a", ":x"),
        WITH_A_VERSION_THAT_IS_NO_NUMBER("\2a", "x:x"),
        WITH_A_VERSION_THAT_IS_TOO_LONG("\2a", "1234567890123456789:x");

        private final String field;
        private final String value;

        Attribute(String field, String value) {
            this.field = field;
            this.value = value;
        }
    }

    private SessionId created() {
        return SessionStoreContract.created(store, LONG);
    }

    private String key(SessionId id) {
        return root + "{0}:s:" + id.storage();
    }

    private void add(SessionId id, Attribute attribute) {
        REDIS.command("HSET", key(id), attribute.field, attribute.value);
    }

    private SessionId expired(int order) {
        SessionId id = created();
        REDIS.command("HSET", key(id), Fact.ACCESS.field, "1");
        REDIS.command("ZADD", root + "{0}:x", Integer.toString(order), id.storage());
        return id;
    }

    /** All of them are told of, and nothing is left. */
    private List<ExpiredSession> swept(SessionId... ids) {
        List<ExpiredSession> swept = SessionStoreContract.swept(store);
        assertThat(swept)
                .extracting(ExpiredSession::storage)
                .containsExactly(List.of(ids).stream().map(SessionId::storage).toArray(String[]::new));
        swept.forEach(session -> on(store.acknowledge(session.storage())));
        assertThat(REDIS.command("KEYS", root + '*')).isEmpty();
        return swept;
    }

    @ParameterizedTest
    @EnumSource
    void sweep_factIsMissing_tellsOfAll(Fact fact) {
        SessionId before = expired(1);
        SessionId malformed = expired(2);
        SessionId after = expired(3);
        REDIS.command("HDEL", key(malformed), fact.field);

        assertThat(swept(before, malformed, after))
                .allSatisfy(session -> assertThat(session.attributes()).containsOnlyKeys(CART));
    }

    @ParameterizedTest
    @EnumSource
    void sweep_factIsNoNumber_tellsOfAll(Fact fact) {
        SessionId before = expired(1);
        SessionId text = expired(2);
        SessionId notANumber = expired(3);
        SessionId after = expired(4);
        REDIS.command("HSET", key(text), fact.field, "x");
        REDIS.command("HSET", key(notANumber), fact.field, "nan");

        swept(before, text, notANumber, after);
    }

    @ParameterizedTest
    @EnumSource
    void sweep_attributeIsMalformed_tellsOfAll_withoutIt(Attribute attribute) {
        SessionId before = expired(1);
        SessionId malformed = expired(2);
        SessionId after = expired(3);
        add(malformed, attribute);

        assertThat(swept(before, malformed, after))
                .allSatisfy(session -> assertThat(session.attributes()).containsOnlyKeys(CART));
    }

    @ParameterizedTest
    @EnumSource
    void open_attributeIsMalformed_hasTheOthers(Attribute attribute) {
        SessionId id = created();
        add(id, attribute);

        Opened.Changed opened = (Opened.Changed) on(store.open(id, SessionStore.UNKNOWN, true, TIME));

        assertThat(opened.newer()).containsOnlyKeys(CART);
        assertThat(opened.others()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void invalidate_attributeIsMalformed_hasTheOthers(Attribute attribute) {
        SessionId id = created();
        add(id, attribute);

        Optional<ExpiredSession> ended = on(store.invalidate(id.storage(), true, TIME));

        assertThat(ended.orElseThrow().attributes()).containsOnlyKeys(CART);
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCESS", "TIMEOUT"})
    void open_timeIsNotKnown_isOver(Fact fact) {
        SessionId id = created();
        REDIS.command("HDEL", key(id), fact.field);

        assertThat(on(store.open(id, SessionStore.UNKNOWN, true, TIME))).isInstanceOf(Opened.Gone.class);
        assertThat(on(store.find(id.storage()))).isEmpty();
        assertThat(on(store.invalidate(id.storage(), true, TIME))).isEmpty();
    }
}
