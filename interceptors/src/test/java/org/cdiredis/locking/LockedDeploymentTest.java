package org.cdiredis.locking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.Serializable;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import jakarta.transaction.Transactional;

import org.junit.jupiter.api.Test;

import org.cdiredis.interceptors.Proceeding;
import org.cdiredis.limiting.RateLimited;
import org.cdiredis.lock.LockHandle;

/** What stops a deployment, all at once. Nothing connects to the Redis that is named. */
final class LockedDeploymentTest {

    private static final String REDIS = "redis://127.0.0.1:1";

    private static Throwable failure(SeContainerInitializer initializer, String... lines) {
        return catchThrowable(() -> Node.start(REDIS, lines, initializer).close());
    }

    private static String place(Class<?> bean, String method) {
        return "the method " + method + " of " + bean.getName();
    }

    @ApplicationScoped
    static class Wrong {

        @DistributedLock
        @SuppressWarnings("UnusedMethod")
        private void hidden() {}

        @DistributedLock
        static void ofClass() {}

        @DistributedLock(
                fair = true,
                key = {"#{one}", "#{other}"})
        void severalInOrder(String one, String other) {}

        @DistributedLock(waitTime = "-PT1S")
        void negativeWait() {}

        @DistributedLock(leaseTime = "PT0.5S", minHold = "soon")
        void shortLease() {}

        @DistributedLock(waitTime = "${shop.unset}")
        void unsetWait() {}

        @DistributedLock(onBusy = OnBusy.SKIP)
        boolean skipped() {
            return true;
        }

        @DistributedLock
        Future<String> future() {
            throw new AssertionError();
        }

        @DistributedLock
        Flow.Publisher<String> publisher() {
            throw new AssertionError();
        }

        @DistributedSemaphore(permits = 1)
        Stream<String> stream() {
            throw new AssertionError();
        }

        @DistributedLock(onLost = OnLost.INTERRUPT)
        CompletionStage<String> interrupted() {
            throw new AssertionError();
        }

        @DistributedSemaphore(permits = 0)
        void noPermits() {}

        @DistributedLock(key = "#{isbn}")
        void twoKeys(@LockKey String isbn) {}

        @DistributedLock(key = {"", "isbn", "#{isbn", "#{other}"})
        void unusableKeys(String isbn) {}

        @DistributedLock(
                mode = LockMode.READ,
                key = {"#{one}", "#{other}"})
        void severalKeys(String one, String other) {}

        @DistributedLock
        void typeWithoutText(@LockKey Thread thread) {}

        @DistributedLock(cache = "elsewhere", name = " ")
        void elsewhere() {}

        void keyOnly(@LockKey String isbn) {}
    }

    @Test
    void allProblems_areReportedAtOnce() {
        Throwable failure = failure(SeContainerInitializer.newInstance().addBeanClasses(Wrong.class));

        assertThat(failure).isNotNull();
        assertThat(List.of(String.valueOf(failure.getMessage()).split("\n  - ")))
                .containsExactlyInAnyOrder(
                        "CDIREDIS02010: The locked methods of this application cannot be set up. Problems: 23",
                        "CDIREDIS02000: " + place(Wrong.class, "hidden()")
                                + " has @DistributedLock, but is private, so that its calls are not intercepted. Put the annotation on a"
                                + " method that other beans call",
                        "CDIREDIS02000: " + place(Wrong.class, "ofClass()")
                                + " has @DistributedLock, but is static, so that its calls are not intercepted. Put the annotation on a"
                                + " method that other beans call",
                        "CDIREDIS02001: " + place(Wrong.class, "negativeWait()")
                                + ": the waitTime of @DistributedLock is \"-PT1S\", but it is not within PT0S to P366D. Write one that is",
                        "CDIREDIS02001: " + place(Wrong.class, "shortLease()")
                                + ": the leaseTime of @DistributedLock is \"PT0.5S\", but it is not within PT1S to P1D. Write one that is",
                        "CDIREDIS02001: " + place(Wrong.class, "shortLease()")
                                + ": the minHold of @DistributedLock is \"soon\", but it is no ISO-8601 duration. Write PT5M for five"
                                + " minutes, for example",
                        "CDIREDIS02001: " + place(Wrong.class, "unsetWait()")
                                + ": the waitTime of @DistributedLock is \"${shop.unset}\", but there is no configuration property"
                                + " shop.unset. Set it, or write ${shop.unset:a default}",
                        "CDIREDIS02002: " + place(Wrong.class, "skipped()")
                                + ": onBusy of @DistributedLock is SKIP, but there is no result for a call that is skipped, and it returns"
                                + " boolean. Write THROW, or let it return nothing",
                        "CDIREDIS02003: " + place(Wrong.class, "future()")
                                + " has @DistributedLock, but of a java.util.concurrent.Future nobody can tell when the work is done. Let"
                                + " it return a CompletionStage or CompletableFuture, or the result itself",
                        "CDIREDIS02003: " + place(Wrong.class, "publisher()")
                                + " has @DistributedLock, but of a java.util.concurrent.Flow$Publisher nobody can tell when the work is"
                                + " done. Let it return a CompletionStage or CompletableFuture, or the result itself",
                        "CDIREDIS02003: " + place(Wrong.class, "stream()")
                                + " has @DistributedSemaphore, but of a java.util.stream.Stream nobody can tell when the work is done. Let"
                                + " it return a CompletionStage or CompletableFuture, or the result itself",
                        "CDIREDIS02004: " + place(Wrong.class, "interrupted()")
                                + ": onLost of @DistributedLock is INTERRUPT, but an asynchronous method has no thread of its own. Write"
                                + " THROW or NOTIFY",
                        "CDIREDIS02005: " + place(Wrong.class, "noPermits()")
                                + ": permits of @DistributedSemaphore is 0. Write a positive number",
                        "CDIREDIS02001: " + place(Wrong.class, "twoKeys(String)")
                                + ": the key of @DistributedLock is \"#{isbn}\", but there are parameters with @LockKey, too. Give the key"
                                + " in one place",
                        "CDIREDIS02001: " + place(Wrong.class, "unusableKeys(String)")
                                + ": the key of @DistributedLock is \"\", but it is the same in all calls. Write an expression, #{isbn} for"
                                + " example, or leave it out",
                        "CDIREDIS02001: " + place(Wrong.class, "unusableKeys(String)")
                                + ": the key of @DistributedLock is \"isbn\", but it is the same in all calls. Write an expression,"
                                + " #{isbn} for example, or leave it out",
                        "CDIREDIS02001: " + place(Wrong.class, "unusableKeys(String)")
                                + ": the key of @DistributedLock is \"#{isbn\", but it is not well-formed: Error Parsing: #{isbn",
                        "CDIREDIS02001: " + place(Wrong.class, "unusableKeys(String)")
                                + ": the key of @DistributedLock is \"#{other}\", but other means nothing here. There are: isbn, args."
                                + " Parameters have their names if the class is compiled with -parameters",
                        "CDIREDIS02001: " + place(Wrong.class, "severalKeys(String,String)")
                                + ": the key of @DistributedLock is \"#{one}, #{other}\", but a call can only have one. Write one"
                                + " expression",
                        "CDIREDIS02001: " + place(Wrong.class, "severalInOrder(String,String)")
                                + ": the key of @DistributedLock is \"#{one}, #{other}\", but a call can only have one. Write one"
                                + " expression",
                        "CDIREDIS02001: " + place(Wrong.class, "typeWithoutText(Thread)")
                                + ": the key of @DistributedLock is \"parameter 1\", but the type java.lang.Thread has no text. Mark"
                                + " parameters of String, primitive types and their wrappers, BigInteger, BigDecimal, enums, UUID and the"
                                + " types of java.time, or write an expression",
                        "CDIREDIS02001: " + place(Wrong.class, "elsewhere()")
                                + ": the name of @DistributedLock is \" \", but it is blank. Leave it out, or give it",
                        "CDIREDIS02006: " + place(Wrong.class, "elsewhere()")
                                + ": cache of @DistributedLock is \"elsewhere\", but there is no such cache. There are: default",
                        "CDIREDIS02009: " + place(Wrong.class, "keyOnly(String)")
                                + " has @LockKey on a parameter, but neither @DistributedLock nor @DistributedSemaphore");
    }

    static final class NoBean {

        NoBean(String unusedByContainers) {}

        @DistributedLock
        void neverLocked() {}
    }

    @Test
    void annotation_ofAClassThatIsNoBean_isAnError() {
        assertThat(failure(SeContainerInitializer.newInstance().addBeanClasses(NoBean.class)))
                .hasMessageContaining("CDIREDIS02011: " + place(NoBean.class, "neverLocked()")
                        + " has @DistributedLock, but its class is no bean, so that its calls are not intercepted. Give it a"
                        + " scope, such as @ApplicationScoped");
    }

    @SessionScoped
    public static class Basket implements Serializable {

        private static final long serialVersionUID = 1L;

        @Inject
        LockHandle handle;

        @Inject
        CurrentLock current;

        @DistributedLock
        public void add() {
            assertThat(current.handle().name()).isEqualTo(handle.name());
        }

        @DistributedSemaphore(permits = 1)
        public void print() {}
    }

    @Test
    void bean_thatIsPassivated_canHaveLocks() {
        assertThat(failure(SeContainerInitializer.newInstance().addBeanClasses(Basket.class)))
                .isNull();
    }

    @Transactional
    @Interceptor
    @Priority(50)
    static class EagerTransactions extends Proceeding {}

    @ApplicationScoped
    @Transactional
    static class Orders {

        @DistributedLock
        void place() {}

        @DistributedSemaphore(permits = 3)
        void print() {}
    }

    @Test
    void transaction_thatWouldBeginBeforeTheLock_isAnError() {
        Throwable failure =
                failure(SeContainerInitializer.newInstance().addBeanClasses(Orders.class, EagerTransactions.class));

        assertThat(failure)
                .hasMessageContaining(
                        "CDIREDIS02007: " + place(Orders.class, "place()")
                                + " has @DistributedLock and @Transactional, but the transaction would begin first, by the interceptor "
                                + EagerTransactions.class.getName()
                                + ". Give that a priority greater than 100, or put @DistributedLock on a method that calls this one")
                .hasMessageContaining("CDIREDIS02007: " + place(Orders.class, "print()"));
    }

    @Transactional
    @Interceptor
    @Priority(Interceptor.Priority.PLATFORM_BEFORE + 200)
    static class UsualTransactions extends Proceeding {}

    @Test
    void transaction_thatBeginsAfterTheLock_isNone() {
        assertThat(failure(SeContainerInitializer.newInstance().addBeanClasses(Orders.class, UsualTransactions.class)))
                .isNull();
    }

    /** Nobody calls what a bean overrides: it may say what makes no sense there. */
    abstract static class AnyShop<T> {

        @DistributedLock(key = "#{lost}")
        @RateLimited(key = "#{lost}", permits = 1, period = "PT1S")
        void buy(T isbn) {}
    }

    @ApplicationScoped
    static class BookShop extends AnyShop<String> {

        @Override
        @DistributedLock(key = "#{isbn}")
        @RateLimited(key = "#{isbn}", permits = 1, period = "PT1S")
        void buy(String isbn) {}
    }

    @ApplicationScoped
    static class AnyOtherShop extends AnyShop<Integer> {}

    @Test
    void methodThatIsOverridden_isNotRead() {
        assertThat(failure(SeContainerInitializer.newInstance().addBeanClasses(BookShop.class)))
                .isNull();
        assertThat(failure(SeContainerInitializer.newInstance().addBeanClasses(AnyOtherShop.class)))
                .hasMessageContaining("lost");
    }
}
