package org.cdiredis.session.internal.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.cdiredis.embedded.RedisServer;
import org.cdiredis.session.SessionUnavailableException;
import org.cdiredis.session.TestApplication;
import org.cdiredis.session.internal.store.AttributeName;
import org.cdiredis.session.internal.store.RedisSessionStore;
import org.cdiredis.session.internal.store.SessionStore;
import org.cdiredis.session.internal.store.StoreSettings;
import org.cdiredis.session.internal.store.StoredAttribute;
import org.cdiredis.session.internal.store.TimeLeft;
import org.cdiredis.spi.RedisAccess;

/** A large attribute that does not come: the request that asked for it first, and one that begins later. */
final class AttributeFetchesTest {

    private static final Duration DEADLINE = Duration.ofSeconds(1);
    private static final String LARGE = "x".repeat(1_000);

    private final RedisServer redis = RedisServer.start();
    private final TestApplication application = TestApplication.of(redis);
    private final RedisAccess access = RedisAccess.standalone(application.loader());
    private final CompletableFuture<Optional<StoredAttribute>> answer = new CompletableFuture<>();
    private final CountDownLatch isUnderWay = new CountDownLatch(1);
    private final AtomicInteger fetches = new AtomicInteger();
    private final SessionRealm writer = TestRealm.over(store("writer")).start();
    private final SessionRealm reader =
            TestRealm.over(TestRealm.intercepted(store("reader"), this::around)).start();

    private SessionStore store(String node) {
        return new RedisSessionStore(
                () -> access.scripts("default"),
                "fetches:",
                node,
                new StoreSettings(Duration.ZERO, 100, Optional.empty(), Duration.ofMinutes(1), 10));
    }

    @AfterEach
    void stop() {
        access.close();
        application.close();
        redis.close();
    }

    private Object around(String operation, TestRealm.Call store) throws Throwable {
        return switch (operation) {
            case "deadline" -> DEADLINE;
            case "fetch" -> {
                fetches.incrementAndGet();
                isUnderWay.countDown();
                yield answer;
            }
            default -> store.answer();
        };
    }

    private String created() {
        SessionRequest request = writer.request(null);
        LiveSession session = request.sessionOrNew();
        session.set("large", LARGE);
        request.end();
        return session.id();
    }

    private CompletableFuture<Object> reading(SessionRequest request) {
        LiveSession session = request.sessionOrNew();
        return CompletableFuture.supplyAsync(() -> session.get("large"), task -> new Thread(task).start());
    }

    @Test
    void requestThatBeginsLater_waitsAsLongAsItCan_andHasThatMuchLess() throws Exception {
        String id = created();
        SessionRequest first = reader.request(id);
        CompletableFuture<Object> ofFirst = reading(first);
        assertThat(isUnderWay.await(1, TimeUnit.MINUTES)).isTrue();
        SessionRequest late = reader.request(id);

        CompletableFuture<Object> ofLate = reading(late);

        assertThatThrownBy(() -> ofLate.get(1, TimeUnit.MINUTES))
                .hasCauseInstanceOf(SessionUnavailableException.class)
                .hasMessageContaining("CDIREDIS03112");
        assertThat(fetches).hasValue(1);
        assertThat(late.sessionOrNew().requests)
                .anySatisfy(time -> assertThat(time.toWrite()).isEqualTo(DEADLINE.dividedBy(10)));
        answer.complete(Optional.empty());
        ofFirst.get(1, TimeUnit.MINUTES);
        first.end();
        late.end();
    }

    @Test
    void requestThatBeginsLater_hasWhatTheFirstGets() throws Exception {
        String id = created();
        SessionRequest first = reader.request(id);
        CompletableFuture<Object> ofFirst = reading(first);
        assertThat(isUnderWay.await(1, TimeUnit.MINUTES)).isTrue();
        SessionRequest late = reader.request(id);
        CompletableFuture<Object> ofLate = reading(late);

        answer.complete(stored(id));

        assertThat(ofFirst.get(1, TimeUnit.MINUTES)).isEqualTo(LARGE);
        assertThat(ofLate.get(1, TimeUnit.MINUTES)).isEqualTo(LARGE);
        first.end();
        late.end();
    }

    private Optional<StoredAttribute> stored(String id) {
        return store("third")
                .fetch(id.substring(0, 22), AttributeName.of("large"), TimeLeft.of(DEADLINE))
                .toCompletableFuture()
                .join();
    }
}
