package org.cdiredis.caching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import jakarta.el.ELException;
import jakarta.enterprise.context.ApplicationScoped;

import io.smallrye.mutiny.Uni;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import org.cdiredis.Expiry;
import org.cdiredis.TimeToLive;

/** What puts and removals do, and what the attributes mean. */
final class CacheChangesTest extends ShelfFixture<CacheChangesTest.Shelf> {

    CacheChangesTest() {
        super(List.of("shelf.ttl=PT7M"), Shelf.class, Longer.class);
    }

    @ApplicationScoped
    public static class Longer implements ExpiryChooser {
        @Override
        public Expiry choose(CacheInvocation invocation, @Nullable Object value) {
            return "never".equals(value) ? Expiry.never() : Expiry.byDefault();
        }
    }

    public static final class Upper implements CacheKeyGenerator {
        @Override
        public Object generate(CacheInvocation invocation) {
            if ("throw".equals(invocation.arguments()[0])) {
                throw new UnsupportedOperationException("no key");
            }
            return String.valueOf(invocation.arguments()[0]).toUpperCase(Locale.ROOT);
        }
    }

    @ApplicationScoped
    @CacheDefaults(cacheName = "shelf", ttl = "${shelf.ttl}")
    public static class Shelf {

        private final AtomicInteger calls = new AtomicInteger();
        volatile @Nullable CountDownLatch entered;
        volatile @Nullable CountDownLatch mayReturn;

        public int count() {
            return calls.get();
        }

        public void hold(CountDownLatch begun, CountDownLatch end) {
            entered = begun;
            mayReturn = end;
        }

        @CacheResult
        public @Nullable String find(String key) throws InterruptedException {
            int call = calls.incrementAndGet();
            CountDownLatch begun = entered;
            CountDownLatch end = mayReturn;
            if (begun != null && end != null) {
                entered = null;
                mayReturn = null;
                begun.countDown();
                assertThat(end.await(30, TimeUnit.SECONDS)).isTrue();
            }
            return key.equals("null") ? null : key + call;
        }

        @CacheResult(skipGet = true, nulls = Nulls.EVICT)
        public @Nullable String reload(String key, boolean isNull) {
            return isNull ? null : "reloaded " + calls.incrementAndGet();
        }

        @CachePut
        public void put(String key, @CacheValue String value) {}

        @CachePut(key = "#{result}", expiryChooser = Longer.class, unless = "#{result == 'not'}")
        @CacheValue
        public String create(String name) {
            return name;
        }

        @CachePut(nulls = Nulls.EVICT)
        public void putOrEvict(String key, @CacheValue @Nullable String value) {}

        @CachePut(nulls = Nulls.SKIP)
        public void putOrSkip(String key, @CacheValue @Nullable String value) {}

        @CachePut(cacheFor = IOException.class, noCacheFor = FileNotFoundException.class)
        public void putAndThrow(@CacheKey String key, @CacheValue String value, @Nullable Exception thrown)
                throws Exception {
            if (thrown != null) {
                throw thrown;
            }
        }

        @CacheRemove
        public void remove(String key) {}

        @CacheRemove(condition = "#{key != 'kept'}")
        public void removeUnlessKept(String key) {}

        @CacheRemove(afterInvocation = false)
        public void removeBefore(String key) {
            throw new IllegalStateException("after the removal");
        }

        @CacheRemove
        public void removeAfter(String key) {
            throw new IllegalStateException("instead of the removal");
        }

        @CacheRemove
        public void removeEach(@CacheKey(each = true) Set<String> keys) {}

        @CacheRemove
        @CacheRemove(cacheName = "other")
        public void removeFromBoth(String key) {}

        @CacheRemoveAll
        public void clear() {}

        @CacheResult(cacheName = "other")
        public String other(String key) {
            return "other " + calls.incrementAndGet();
        }

        @CacheResult(cacheName = "generated", cacheKeyGenerator = Upper.class)
        public String generated(String key) {
            return "generated " + calls.incrementAndGet();
        }

        @CacheResult(cacheName = "secret")
        public String secret(@CacheKey(secret = true) String password) {
            return "s";
        }

        @CacheResult(cacheName = "failing", condition = "#{key.foo}")
        public String failing(Object key) {
            return "f";
        }

        @CacheResult(cacheName = "exceptions", cachedExceptions = IOException.class, exceptionTtl = "PT1H")
        public String throwing(@CacheKey String key, @Nullable Exception thrown) throws Exception {
            calls.incrementAndGet();
            if (thrown != null) {
                throw thrown;
            }
            return "fine";
        }

        @CacheRemove(cacheName = "exceptions")
        public void forgive(String key) {}

        @CacheResult(cacheName = "stages")
        public CompletionStage<String> stage(String key) {
            int call = calls.incrementAndGet();
            return key.equals("fail")
                    ? CompletableFuture.failedFuture(new IOException("stage " + call))
                    : CompletableFuture.supplyAsync(() -> key + call);
        }

        @CacheRemove(cacheName = "stages")
        public CompletableFuture<String> removeStage(@CacheKey String key, CompletableFuture<String> end) {
            return end;
        }

        @CacheResult(cacheName = "unis")
        public Uni<String> uni(String key) {
            return Uni.createFrom().item(() -> key + calls.incrementAndGet());
        }
    }

    @Test
    void put_isWhatTheNextCallGets() throws Exception {
        shelf.put("a", "put");
        assertThat(shelf.find("a")).isEqualTo("put");
        assertThat(shelf.count()).isZero();
        assertThat(entries.timeToLive(key("a")).duration())
                .hasValueSatisfying(left -> assertThat(left).isBetween(Duration.ofMinutes(6), Duration.ofMinutes(7)));
    }

    @Test
    void put_ofTheResult_byAKeyOfTheResult() throws Exception {
        shelf.create("x");
        shelf.create("never");
        shelf.create("not");
        assertThat(shelf.find("x")).isEqualTo("x");
        assertThat(entries.timeToLive(key("never"))).isEqualTo(TimeToLive.never());
        assertThat(entries.contains(key("not"))).isFalse();
    }

    @Test
    void put_ofNull_asThePolicySays() {
        entries.put(key("a"), "there");
        shelf.putOrSkip("a", null);
        assertThat(entries.get(key("a"))).isEqualTo("there");
        shelf.putOrEvict("a", null);
        assertThat(entries.contains(key("a"))).isFalse();
    }

    @Test
    void put_afterAnException_asTheListsSay() throws Exception {
        assertThatThrownBy(() -> shelf.putAndThrow("io", "v", new IOException()))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> shelf.putAndThrow("file", "v", new FileNotFoundException()))
                .isInstanceOf(FileNotFoundException.class);
        assertThatThrownBy(() -> shelf.putAndThrow("other", "v", new IllegalStateException()))
                .isInstanceOf(IllegalStateException.class);
        shelf.putAndThrow("none", "v", null);
        assertThat(entries.keys()).containsExactlyInAnyOrder(key("io"), key("none"));
    }

    @Test
    void remove_removesTheEntryOfTheKey() throws Exception {
        String first = shelf.find("a");
        shelf.find("b");
        shelf.remove("a");
        assertThat(shelf.find("a")).isNotEqualTo(first);
        assertThat(shelf.find("b")).isEqualTo("b2");
    }

    @Test
    void remove_asTheConditionSays() throws Exception {
        shelf.find("kept");
        shelf.find("gone");
        shelf.removeUnlessKept("kept");
        shelf.removeUnlessKept("gone");
        assertThat(entries.contains(key("kept"))).isTrue();
        assertThat(entries.contains(key("gone"))).isFalse();
    }

    @Test
    void remove_beforeOrAfterAnException() throws Exception {
        shelf.find("a");
        assertThatThrownBy(() -> shelf.removeAfter("a")).isInstanceOf(IllegalStateException.class);
        assertThat(entries.contains(key("a"))).isTrue();
        assertThatThrownBy(() -> shelf.removeBefore("a")).isInstanceOf(IllegalStateException.class);
        assertThat(entries.contains(key("a"))).isFalse();
    }

    @Test
    void removeEach_removesAllInOneRoundTrip() throws Exception {
        shelf.find("a");
        shelf.find("b");
        shelf.find("c");
        shelf.removeEach(Set.of("a", "b", "never there"));
        assertThat(entries.contains(key("a"))).isFalse();
        assertThat(entries.contains(key("b"))).isFalse();
        assertThat(entries.contains(key("c"))).isTrue();
        shelf.removeEach(Set.of());
        List<String> ofTwo = commandsOf(() -> shelf.removeEach(Set.of("d", "e")));
        assertThat(commandsOf(() -> shelf.removeEach(Set.of("d", "e", "f", "g", "h"))))
                .isEqualTo(ofTwo);
    }

    /** The commands that Redis has got meanwhile, each with how often. */
    private static List<String> commandsOf(Runnable calls) {
        server.command("CONFIG", "RESETSTAT");
        calls.run();
        return server.command("INFO", "commandstats")
                .lines()
                .filter(line -> line.startsWith("cmdstat_"))
                .map(line -> line.substring(0, line.indexOf(',')))
                .filter(line -> !line.contains("config") && !line.contains("ping"))
                .sorted()
                .toList();
    }

    @Test
    void severalAnnotations_areAllObeyed() throws Exception {
        shelf.find("a");
        shelf.other("a");
        shelf.removeFromBoth("a");
        assertThat(entries.keys()).isEmpty();
    }

    @Test
    void removeAll_removesTheNamedCacheOnly() throws Exception {
        shelf.find("a");
        shelf.find("b");
        shelf.other("a");
        shelf.clear();
        assertThat(entries.keys()).containsExactly(CacheKeys.within("other", "a"));
        shelf.clear();
    }

    @Test
    void generator_makesTheKey() {
        assertThat(shelf.generated("a")).isEqualTo(shelf.generated("A"));
        assertThat(entries.contains(CacheKeys.within("generated", "A"))).isTrue();
        assertThatThrownBy(() -> shelf.generated("throw"))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("no key");
    }

    @Test
    void condition_thatFails_failsTheCall() {
        assertThatThrownBy(() -> shelf.failing(1)).isInstanceOf(ELException.class);
    }

    @Test
    void secret_isNotInRedis() {
        shelf.secret("hunter2");
        assertThat(entries.keys()).containsExactly("secret/" + CacheKeys.secret("hunter2"));
        assertThat(entries.keys()).noneMatch(key -> key.contains("hunter2"));
    }

    @Test
    void longKey_isADigest() throws Exception {
        String longText = "x".repeat(600);
        shelf.find(longText);
        assertThat(entries.keys()).containsExactly(key(longText)).allMatch(key -> key.length() < 100);
    }

    @Test
    void skipGet_replacesTheEntry() throws Exception {
        assertThat(shelf.reload("a", false)).isEqualTo("reloaded 1");
        assertThat(shelf.reload("a", false)).isEqualTo("reloaded 2");
        assertThat(entries.get(key("a", false))).isEqualTo("reloaded 2");
        entries.put(key("a", true), "there");
        assertThat(shelf.reload("a", true)).isNull();
        assertThat(entries.contains(key("a", true))).isFalse();
    }

    @Test
    void exception_onTheList_isThrownFromTheCache() throws Exception {
        IOException first = catchIo(() -> shelf.throwing("a", new IOException("no disk")));
        IOException second = catchIo(() -> shelf.throwing("a", new IOException("another")));
        assertThat(shelf.count()).isEqualTo(1);
        assertThat(second).isNotSameAs(first).hasMessage("no disk").isExactlyInstanceOf(IOException.class);
        shelf.forgive("a");
        assertThat(shelf.throwing("a", null)).isEqualTo("fine");
    }

    @Test
    void exception_notOnTheList_isNotCached() throws Exception {
        assertThatThrownBy(() -> shelf.throwing("a", new FileNotFoundException("extends one")))
                .isInstanceOf(FileNotFoundException.class);
        assertThatThrownBy(() -> shelf.throwing("a", new IllegalStateException("other")))
                .isInstanceOf(IllegalStateException.class);
        assertThat(shelf.throwing("a", null)).isEqualTo("fine");
    }

    @Test
    void exception_ofAClassThatNoLongerIsOnTheList_isNoException() throws Exception {
        entries.put(CacheKeys.within("exceptions", "a") + "!", "java.lang.Error\nhostile");
        assertThat(shelf.throwing("a", null)).isEqualTo("fine");
    }

    private interface Failing {
        void run() throws Exception;
    }

    private static IOException catchIo(Failing code) {
        try {
            code.run();
        } catch (IOException e) {
            return e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("no exception");
    }

    @Test
    void stage_isCachedWithoutItsFailures() {
        assertThat(shelf.stage("a").toCompletableFuture().join()).isEqualTo("a1");
        assertThat(shelf.stage("a").toCompletableFuture().join()).isEqualTo("a1");
        assertThatThrownBy(() -> shelf.stage("fail").toCompletableFuture().join())
                .isInstanceOf(CompletionException.class)
                .hasRootCauseInstanceOf(IOException.class)
                .hasRootCauseMessage("stage 2");
        assertThatThrownBy(() -> shelf.stage("fail").toCompletableFuture().join())
                .hasRootCauseMessage("stage 3");
    }

    @Test
    void stage_isWaitedForBeforeTheRemoval() {
        shelf.stage("a").toCompletableFuture().join();
        CompletableFuture<String> end = new CompletableFuture<>();
        CompletableFuture<String> removed = shelf.removeStage("a", end);
        assertThat(entries.contains(CacheKeys.within("stages", "a"))).isTrue();
        end.complete("done");
        assertThat(removed.join()).isEqualTo("done");
        assertThat(entries.contains(CacheKeys.within("stages", "a"))).isFalse();
    }

    @Test
    void uni_isACallForEachSubscription() {
        Uni<String> uni = shelf.uni("a");
        assertThat(shelf.count()).isZero();
        assertThat(uni.await().indefinitely()).isEqualTo("a1");
        assertThat(uni.await().indefinitely()).isEqualTo("a1");
        assertThat(shelf.uni("b").await().indefinitely()).isEqualTo("b2");
    }

    /** The load began before the removal: what it has read may be what has just been removed. */
    @Test
    void loadThatBeganBeforeARemoval_isNotStored() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch mayReturn = new CountDownLatch(1);
        shelf.hold(entered, mayReturn);
        CompletableFuture<String> old = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return String.valueOf(shelf.find("raced"));
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                },
                task -> new Thread(task).start());
        assertThat(entered.await(30, TimeUnit.SECONDS)).isTrue();
        shelf.remove("raced");
        mayReturn.countDown();
        assertThat(old.get(30, TimeUnit.SECONDS)).isEqualTo("raced1");
        await().during(Duration.ofMillis(50)).until(() -> !entries.contains(key("raced")));
        assertThat(shelf.find("raced")).isEqualTo("raced2");
        assertThat(entries.get(key("raced"))).isEqualTo("raced2");
    }
}
