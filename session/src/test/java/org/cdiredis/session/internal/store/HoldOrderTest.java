package org.cdiredis.session.internal.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import org.junit.jupiter.api.Test;

import org.cdiredis.ErrorKind;
import org.cdiredis.RedisCacheException;
import org.cdiredis.spi.RedisScripts;

/** Answers to calls on several connections may come in another order than Redis has run them. */
final class HoldOrderTest {

    private static final Duration DEADLINE = Duration.ofSeconds(1);

    private final Scripts scripts = new Scripts();
    private final RedisSessionStore store = new RedisSessionStore(
            () -> scripts,
            "shop",
            "node",
            new StoreSettings(Duration.ZERO, 1 << 20, Optional.of(Duration.ofMinutes(1)), Duration.ofMinutes(1), 10));

    @Test
    void release_afterAnswersInAnotherOrder_letsGoOfTheLatestHold() {
        SessionId id = SessionId.random();
        store.open(id, SessionStore.UNKNOWN, true, TimeLeft.of(DEADLINE));
        store.open(id, SessionStore.UNKNOWN, true, TimeLeft.of(DEADLINE));
        List<Object> unchanged = List.of(1L);

        scripts.calls.get(1).answer().complete(unchanged);
        scripts.calls.get(0).answer().complete(unchanged);
        store.release(id.storage());

        assertThat(scripts.calls.get(2).arguments()).containsExactly("node", "2");
    }

    @Test
    void release_afterAnOpeningThatIsNotAnswered_letsGoOfItsHold() {
        SessionId id = SessionId.random();
        store.open(id, SessionStore.UNKNOWN, true, TimeLeft.of(DEADLINE));

        scripts.calls.get(0).answer().completeExceptionally(new RedisCacheException(ErrorKind.TIMEOUT, "late", null));
        store.release(id.storage());

        assertThat(scripts.calls.get(1).arguments()).containsExactly("node", "1");
    }

    private record Call(List<Object> arguments, CompletableFuture<List<Object>> answer) {}

    /** Answers when the test says so. */
    private static final class Scripts implements RedisScripts {

        private final List<Call> calls = new ArrayList<>();

        @Override
        public CompletionStage<List<Object>> eval(String script, List<String> keys, Object... arguments) {
            CompletableFuture<List<Object>> answer = new CompletableFuture<>();
            calls.add(new Call(List.of(arguments), answer));
            return answer;
        }

        @Override
        public CompletionStage<List<Object>> eval(
                Duration limit, String script, List<String> keys, Object... arguments) {
            return eval(script, keys, arguments);
        }

        @Override
        public Duration deadline() {
            return DEADLINE;
        }

        @Override
        public boolean isReady(String key) {
            return true;
        }

        @Override
        public boolean isPartitioned() {
            return false;
        }
    }
}
