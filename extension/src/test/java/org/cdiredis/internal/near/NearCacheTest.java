package org.cdiredis.internal.near;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.cdiredis.Lookup;
import org.cdiredis.TimeToLive;
import org.cdiredis.codec.KeySpace;
import org.cdiredis.internal.codec.ValueCodec;
import org.cdiredis.internal.commands.ForwardedCommands;
import org.cdiredis.internal.commands.RedisCommands;
import org.cdiredis.internal.commands.StoredValue;
import org.cdiredis.internal.config.InvalidationKind;
import org.cdiredis.internal.config.NearCacheSettings;
import org.cdiredis.internal.statistics.StatisticsRecorder;

/** When a kept entry is served, by a clock that is turned by hand. */
final class NearCacheTest {

    private static final KeySpace SPACE = new KeySpace("p", 1);
    private static final String KEY = "p:1:k";

    /** Texts. */
    private static final class Texts implements ValueCodec<String> {

        @Override
        public byte[] encode(@Nullable String value) {
            return String.valueOf(value).getBytes(java.nio.charset.StandardCharsets.UTF_8);
        }

        @Override
        public String decode(byte[] bytes) {
            return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
        }

        @Override
        public boolean isOfImmutableValues() {
            return true;
        }
    }

    /** Tells of nothing. */
    private static final class Silent implements Invalidations {

        @Override
        public void start(InvalidationListener listener) {
            // the test tells
        }

        @Override
        public CompletionStage<@Nullable Void> written(Collection<String> physicalKeys) {
            return CompletableFuture.completedFuture(null);
        }
    }

    private long now = Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(5); // a clock may begin anywhere
    private final NearCache cache = new NearCache(
            new NearCacheSettings(
                    new NearCacheSettings.Entries(10),
                    Duration.ofSeconds(60),
                    InvalidationKind.TRACKING,
                    Duration.ofSeconds(1)),
            new TrackedKeys(java.util.Optional.of("p:"), false),
            new Silent(),
            () -> now);
    private final NearValues<String> values =
            new NearValues<>(cache, new Texts(), new StatisticsRecorder(System::nanoTime));

    private void pass(Duration time) {
        now += time.toNanos();
    }

    private void hear() {
        cache.upToDate(now + TimeUnit.SECONDS.toNanos(1));
    }

    private @Nullable Ticket ticket() {
        return values.ticket(KEY);
    }

    private void keep(@Nullable Ticket ticket, String value, TimeToLive timeToLive) {
        assertThat(ticket).isNotNull();
        if (ticket != null) {
            values.keep(new NearKey(values, SPACE, "k"), ticket, KEY, new Texts().encode(value), timeToLive);
        }
    }

    private @Nullable Lookup<String> found() {
        return values.find(SPACE, "k", Duration.ZERO);
    }

    @BeforeEach
    void start() {
        hear();
    }

    @Test
    void answer_isServed() {
        keep(ticket(), "v", TimeToLive.never());

        assertThat(found()).isEqualTo(Lookup.found("v"));
    }

    @Test
    void answer_thatAChangeHasOvertaken_isNotServed() {
        Ticket ticket = ticket();
        cache.changed(KEY);
        keep(ticket, "old", TimeToLive.never());

        assertThat(found()).isNull();
        keep(ticket(), "new", TimeToLive.never());
        assertThat(found()).isEqualTo(Lookup.found("new"));
    }

    @Test
    void answer_thatIsLaterThanANewSession_isNotServed() {
        Ticket ofThisSession = ticket();
        cache.lost();
        assertThat(ticket()).isNull();
        hear();
        keep(ofThisSession, "old", TimeToLive.never());
        assertThat(found()).isNull();

        Ticket beforeAll = ticket();
        cache.allChanged();
        keep(beforeAll, "old", TimeToLive.never());
        assertThat(found()).isNull();
    }

    @Test
    void entry_isServedOnlyWhileChangesAreTold() {
        keep(ticket(), "v", TimeToLive.never());
        pass(Duration.ofMillis(999));
        assertThat(found()).isNotNull();
        pass(Duration.ofMillis(1));
        assertThat(found()).isNull();
        assertThat(cache.isUpToDate()).isFalse();

        hear(); // late, but nothing has been missed

        assertThat(found()).isNotNull();
        cache.lost();
        hear();
        assertThat(found()).isNull();
    }

    @Test
    void entry_isServedForNoLongerThanItLives() {
        keep(ticket(), "v", TimeToLive.remaining(Duration.ofMillis(1_500)));
        pass(Duration.ofMillis(1_499));
        hear();
        assertThat(found()).isNotNull();
        assertThat(values.find(SPACE, "k", Duration.ofMillis(1))).isNull();
        pass(Duration.ofMillis(1));
        assertThat(found()).isNull();

        keep(ticket(), "v", TimeToLive.never());
        pass(Duration.ofSeconds(60));
        hear();
        assertThat(found()).isNull();
        keep(ticket(), "v", TimeToLive.absent());
        assertThat(found()).isNull();
    }

    @Test
    void answer_toAQuestionThatTookLong_livesFromTheQuestionOn() {
        Ticket ticket = ticket();
        pass(Duration.ofMillis(900));
        keep(ticket, "v", TimeToLive.remaining(Duration.ofMillis(950)));
        hear();
        pass(Duration.ofMillis(50));

        assertThat(found()).isNull();
    }

    @Test
    void keyThatIsNotTold_isNotKept() {
        assertThat(values.ticket("other:1:k")).isNull();
    }

    @Test
    void entries_areAtMostTheMaximum() {
        for (int i = 0; i < 1_000; i++) {
            String key = "k" + i;
            Ticket ticket = values.ticket("p:1:" + key);
            assertThat(ticket).isNotNull();
            if (ticket != null) {
                values.keep(new NearKey(values, SPACE, key), ticket, key, new byte[5], TimeToLive.never());
            }
        }

        assertThat(cache.size()).isEqualTo(10);
    }

    @Test
    void write_takesEntriesBeforeItBegins_andAgainWhenItEnds() {
        keep(ticket(), "old", TimeToLive.never());
        CompletableFuture<Boolean> redis = new CompletableFuture<>();

        CompletionStage<Boolean> write = cache.writing(java.util.List.of(KEY), () -> redis);

        assertThat(found()).isNull();
        keep(ticket(), "old", TimeToLive.never()); // read before the write has reached Redis
        redis.complete(true);
        assertThat(write.toCompletableFuture()).isCompletedWithValue(true);
        assertThat(found()).isNull();
    }

    /** Redis, whose answer comes when the test gives it. */
    private static final class Redis extends ForwardedCommands {

        private final CompletableFuture<StoredValue> answer = new CompletableFuture<>();

        @Override
        protected <T extends @Nullable Object> CompletionStage<T> forward(
                Function<RedisCommands, CompletionStage<T>> call) {
            throw new UnsupportedOperationException();
        }

        @Override
        public CompletionStage<StoredValue> getWithTimeToLive(String key) {
            return answer;
        }

        @Override
        public KeyPages scan(String pattern, int pageSize) {
            throw new UnsupportedOperationException();
        }

        void answers(String value, TimeToLive timeToLive) {
            answer.complete(new StoredValue(value.getBytes(java.nio.charset.StandardCharsets.UTF_8), timeToLive));
        }
    }

    @Test
    void answer_isKept_unlessTheEntryHasChangedSinceTheQuestion() {
        Redis redis = new Redis();
        CompletionStage<byte @Nullable []> value =
                values.keeping(redis, SPACE, "k", KEY).get(KEY);
        redis.answers("v", TimeToLive.never());
        assertThat(value.toCompletableFuture())
                .isCompletedWithValueMatching(bytes -> new Texts().decode(bytes).equals("v"));
        assertThat(found()).isEqualTo(Lookup.found("v"));

        redis = new Redis();
        value = values.keeping(redis, SPACE, "k", KEY).get(KEY);
        cache.changed(KEY);
        redis.answers("old", TimeToLive.never());
        assertThat(value.toCompletableFuture()).isCompleted();
        assertThat(found()).isNull();

        redis = new Redis();
        value = values.keeping(redis, SPACE, "k", KEY).get(KEY);
        cache.lost();
        hear();
        redis.answers("old", TimeToLive.never());
        assertThat(value.toCompletableFuture()).isCompleted();
        assertThat(found()).isNull();
    }

    @Test
    void answer_thatIsGoneAlready_isNotKept() {
        Redis redis = new Redis();
        CompletionStage<byte @Nullable []> value =
                values.keeping(redis, SPACE, "k", KEY).get(KEY);

        redis.answers("v", TimeToLive.absent());

        assertThat(value.toCompletableFuture()).isCompleted();
        assertThat(found()).isNull();
    }

    @Test
    void valueThatNobodyCanChange_isTheSameForAll() {
        keep(ticket(), "v", TimeToLive.never());

        Lookup<String> first = found();

        assertThat(first).isNotNull().isSameAs(found());
    }
}
