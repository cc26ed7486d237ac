package org.cdiredis.internal.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import jakarta.inject.Inject;

import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.Test;

import org.cdiredis.Cache;
import org.cdiredis.Contract;
import org.cdiredis.RedisCache;
import org.cdiredis.internal.cdi.Configured;
import org.cdiredis.internal.cdi.RedisExtension;
import org.cdiredis.limit.Rate;
import org.cdiredis.limit.RateLimiters;
import org.cdiredis.lock.LockHandle;
import org.cdiredis.lock.Locks;

/** The locks of an injected cache. */
@Configured({
    "cdi-redis.location=embedded:",
    "cdi-redis.deadline=PT20S",
    "cdi-redis.timeout=PT10S",
    "cdi-redis.lock.lease=PT10S",
    "cdi-redis.cache.books.key-prefix=",
    "cdi-redis.cache.books.version=7",
    "cdi-redis.cache.films.lock.lease=PT1M",
    "cdi-redis.cache.films.lock.on-lost-release=warn"
})
@EnableWeld
final class CacheLockTest {

    @WeldSetup
    WeldInitiator weld = WeldInitiator.from(WeldInitiator.createWeld()
                    .addExtension(new RedisExtension())
                    .addBeanClasses(Shelf.class))
            .build();

    static class Shelf {
        @Inject
        @RedisCache("books")
        Cache<String, String> books;

        @Inject
        @RedisCache("books")
        Cache<Integer, Integer> numbers;

        @Inject
        @RedisCache("films")
        Cache<String, String> films;

        @Inject
        @RedisCache("books")
        Locks locks;

        @Inject
        @RedisCache("books")
        RateLimiters limiters;
    }

    @Test
    @Contract(150)
    void operations_onAKeyOfTheSameName_doNotTouchTheLock(Shelf shelf) throws InterruptedException {
        try (LockHandle handle = shelf.books.lock("emma").acquire()) {
            assertThat(shelf.books.get("emma")).isNull();
            assertThat(shelf.books.keys()).isEmpty();
            shelf.books.put("emma", "v");
            assertThat(shelf.books.remove("emma")).isTrue();
            assertThat(shelf.books.clear()).isZero();
            assertThat(handle.remaining()).isPositive();
            shelf.books.put("emma", "v");
        }
        assertThat(shelf.books.get("emma")).isEqualTo("v");
    }

    @Test
    void lock_isOneForAllTypesAndVersionsOfACache(Shelf shelf) {
        shelf.books.lock("emma").lock();
        try {
            assertThat(shelf.numbers.lock("emma").holdCount()).isOne();
            assertThat(shelf.books.withVersion(2).lock("emma").isHeldByCurrentThread())
                    .isTrue();
            assertThat(shelf.books.async().lock("emma").isLocked()).isTrue();
            assertThat(shelf.films.lock("emma").isLocked()).isFalse();
        } finally {
            shelf.books.lock("emma").unlock();
        }
    }

    @Test
    void injectedLocks_areThoseOfTheCache(Shelf shelf) throws InterruptedException {
        shelf.locks.lock("emma").lock();
        try {
            assertThat(shelf.books.lock("emma").holdCount()).isOne();
            assertThat(shelf.locks.readWriteLock("emma").readLock().tryLock()).isTrue();
            shelf.locks.readWriteLock("emma").readLock().unlock();
        } finally {
            shelf.books.lock("emma").unlock();
        }
        try (LockHandle permit = shelf.locks.semaphore("emma", 1).acquire()) {
            assertThat(permit.remaining()).isLessThanOrEqualTo(Duration.ofSeconds(10));
        }
        try (LockHandle both = shelf.locks.all(List.of("emma", "dune")).acquire()) {
            assertThat(shelf.books.lock("dune").isLocked()).isTrue();
            assertThat(both.isHeld()).isTrue();
        }
        assertThat(shelf.limiters
                        .limiter("emma", Rate.of(1, Duration.ofHours(1)))
                        .tryAcquire()
                        .isAllowed())
                .isTrue();
    }

    @Test
    @Contract(151)
    void options_ofTheCache_hold(Shelf shelf) throws InterruptedException {
        LockHandle book = shelf.books.lock("emma").acquire();
        LockHandle film = shelf.films.lock("emma").acquire();
        assertThat(book.remaining()).isLessThanOrEqualTo(Duration.ofSeconds(10));
        assertThat(film.remaining()).isBetween(Duration.ofSeconds(20), Duration.ofMinutes(1));
        shelf.films.lock("emma").forceRelease();
        shelf.books.lock("emma").forceRelease();

        film.close();
        assertThatThrownBy(book::close).hasMessageStartingWith("CDIREDIS00141: Cache \"books\": the lock \"emma\"");
    }
}
