package org.cdiredis.locking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.Transaction;
import jakarta.transaction.TransactionManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;

import com.arjuna.ats.arjuna.common.ObjectStoreEnvironmentBean;
import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import com.arjuna.common.internal.util.propertyservice.BeanPopulator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.cdiredis.RedisCache;
import org.cdiredis.embedded.RedisServer;
import org.cdiredis.lock.LockHandle;
import org.cdiredis.lock.LockLostException;
import org.cdiredis.lock.Locks;

/** Locks around transactions, and within those of callers. */
final class TransactionsTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private static RedisServer server;
    private static Node node;
    private static TransactionManager manager;

    private Shop shop;

    @BeforeAll
    static void start() {
        for (String store : new String[] {"default", "communicationStore", "stateStore"}) {
            BeanPopulator.getNamedInstance(ObjectStoreEnvironmentBean.class, store)
                    .setObjectStoreDir("target/transactions");
        }
        manager = com.arjuna.ats.jta.TransactionManager.transactionManager();
        server = RedisServer.start();
        node = Node.start(
                server,
                new String[] {"cdi-redis.lock.lease=PT3S"},
                Shop.class,
                Registry.class,
                RequiredTransaction.class,
                NewTransaction.class);
    }

    @AfterAll
    static void stop() {
        node.close();
        server.stop();
    }

    @BeforeEach
    void create() {
        server.command("FLUSHALL");
        shop = node.get(Shop.class);
    }

    @AfterEach
    void rollBack() throws Exception {
        if (manager.getStatus() != Status.STATUS_NO_TRANSACTION) {
            manager.rollback();
        }
    }

    static class Registry {

        @Produces
        TransactionSynchronizationRegistry registry() {
            return new TransactionSynchronizationRegistryImple();
        }
    }

    /** As servers have it, for the two types that are used here. */
    @Transactional
    @Interceptor
    @Priority(Interceptor.Priority.PLATFORM_BEFORE + 200)
    static class RequiredTransaction extends TransactionInterceptor {}

    @Transactional(Transactional.TxType.REQUIRES_NEW)
    @Interceptor
    @Priority(Interceptor.Priority.PLATFORM_BEFORE + 200)
    static class NewTransaction extends TransactionInterceptor {}

    static class TransactionInterceptor {

        @AroundInvoke
        @Nullable
        Object run(InvocationContext call) throws Exception {
            boolean isNew =
                    call.getMethod().getAnnotation(Transactional.class).value() == Transactional.TxType.REQUIRES_NEW;
            if (!isNew && manager.getStatus() != Status.STATUS_NO_TRANSACTION) {
                return call.proceed();
            }
            Transaction suspended = manager.suspend();
            manager.begin();
            try {
                Object result = call.proceed();
                manager.commit();
                return result;
            } catch (RuntimeException e) {
                manager.rollback();
                throw e;
            } finally {
                if (suspended != null) {
                    manager.resume(suspended);
                }
            }
        }
    }

    @ApplicationScoped
    public static class Shop {

        @Inject
        @RedisCache
        Locks locks;

        @Inject
        CurrentLock current;

        public CurrentLock current() {
            return current;
        }

        @DistributedLock(name = "order")
        @Transactional
        public void order(Runnable work) {
            work.run();
        }

        @DistributedLock(name = "order")
        @Transactional(Transactional.TxType.REQUIRES_NEW)
        public void orderApart(Runnable work) {
            work.run();
        }

        @DistributedLock(name = "order", onLost = OnLost.NOTIFY)
        @Transactional
        public void orderAnyway(Runnable work) {
            work.run();
        }

        @DistributedLock(name = "order", mode = LockMode.READ)
        @Transactional
        public void read() {}

        @DistributedLock(name = "order", mode = LockMode.READ)
        @Transactional(Transactional.TxType.REQUIRES_NEW)
        public void readApart() {}

        @DistributedLock(name = "order")
        public CompletableFuture<String> orderLater(CompletableFuture<String> work) {
            return work;
        }

        public void forceRelease() {
            locks.lock("order").forceRelease();
        }

        public boolean isLocked() {
            return locks.lock("order").isLocked();
        }
    }

    @Test
    void lock_isHeldUntilTheMethodsTransactionHasEnded() {
        AtomicReference<Boolean> isLockedAtTheEnd = new AtomicReference<>();

        shop.order(() -> {
            assertThat(shop.isLocked()).isTrue();
            register(new Synchronization() {
                @Override
                public void beforeCompletion() {}

                @Override
                public void afterCompletion(int status) {
                    isLockedAtTheEnd.set(status == Status.STATUS_COMMITTED && shop.isLocked());
                }
            });
        });

        assertThat(isLockedAtTheEnd).hasValue(true);
        assertThat(shop.isLocked()).isFalse();
    }

    private static Transaction current() {
        try {
            return manager.getTransaction();
        } catch (SystemException e) {
            throw new AssertionError(e);
        }
    }

    private static void register(Synchronization synchronization) {
        try {
            manager.getTransaction().registerSynchronization(synchronization);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void lock_inACallersTransaction_isHeldUntilThatHasEnded() throws Exception {
        manager.begin();
        shop.order(() -> {});
        assertThat(shop.isLocked()).isTrue();
        shop.order(() -> {}); // again, under the lock that is still held
        assertThat(shop.isLocked()).isTrue();
        manager.commit();

        await().atMost(LONG).until(() -> !shop.isLocked());

        manager.begin();
        shop.order(() -> {});
        manager.rollback();
        await().atMost(LONG).until(() -> !shop.isLocked());
    }

    @Test
    void lock_ofAMethodWithATransactionOfItsOwn_isNotHeldLonger() throws Exception {
        manager.begin();
        Transaction callers = manager.getTransaction();
        shop.orderApart(() -> assertThat(current()).isNotEqualTo(callers));
        assertThat(shop.isLocked()).isFalse();
        manager.commit();
    }

    @Test
    void lock_inATransactionThatIsOnlyRolledBack_isNotHeldLonger() throws Exception {
        manager.begin();
        manager.setRollbackOnly();
        shop.order(() -> {});
        assertThat(shop.isLocked()).isFalse();
    }

    @Test
    void loss_beforeTheCommit_rollsBack() throws Exception {
        LockHandle[] held = new LockHandle[1];
        manager.begin();
        shop.order(() -> held[0] = shop.current().handle());
        shop.forceRelease();
        await().atMost(LONG).until(() -> !held[0].isHeld());

        assertThatThrownBy(() -> shop.order(() -> {})).isInstanceOf(LockLostException.class);
        assertThatThrownBy(manager::commit).isInstanceOf(RollbackException.class);
    }

    private AtomicReference<Integer> end() {
        AtomicReference<Integer> end = new AtomicReference<>();
        register(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                end.set(status);
            }
        });
        return end;
    }

    @Test
    void loss_inTheTransactionOfTheMethodItself_rollsBack() {
        AtomicReference<AtomicReference<Integer>> ends = new AtomicReference<>();

        assertThatThrownBy(() -> shop.order(() -> {
                    ends.set(end());
                    lose();
                }))
                .isInstanceOf(LockLostException.class);
        assertThat(ends.get()).hasValue(Status.STATUS_ROLLEDBACK);

        assertThatThrownBy(() -> shop.orderApart(() -> {
                    ends.set(end());
                    lose();
                }))
                .isInstanceOf(LockLostException.class);
        assertThat(ends.get()).hasValue(Status.STATUS_ROLLEDBACK);
    }

    private void lose() {
        LockHandle held = shop.current().handle();
        shop.forceRelease();
        await().atMost(LONG).until(() -> !held.isHeld());
    }

    @Test
    void loss_whileTheTransactionOfTheMethodIsAboutToCommit_rollsBack() {
        AtomicReference<AtomicReference<Integer>> ends = new AtomicReference<>();

        assertThatThrownBy(() -> shop.order(() -> {
                    ends.set(end());
                    LockHandle held = shop.current().handle();
                    register(new Synchronization() {
                        @Override
                        public void beforeCompletion() {
                            shop.forceRelease();
                            await().atMost(LONG).until(() -> !held.isHeld());
                        }

                        @Override
                        public void afterCompletion(int status) {}
                    });
                }))
                .satisfies(
                        failure -> assertThat(failure.getSuppressed()).hasOnlyElementsOfType(LockLostException.class))
                .isInstanceOf(RollbackException.class);
        assertThat(ends.get()).hasValue(Status.STATUS_ROLLEDBACK);
    }

    @Test
    void loss_thatIsLeftToTheMethod_doesNotKeepItsTransactionFromCommitting() {
        AtomicReference<AtomicReference<Integer>> ends = new AtomicReference<>();
        shop.orderAnyway(() -> {
            ends.set(end());
            lose();
        });
        assertThat(ends.get()).hasValue(Status.STATUS_COMMITTED);
    }

    @Test
    void methodApart_thatNeedsWhatTheTransactionOfItsCallerKeeps_isRefusedAtOnce() throws Exception {
        manager.begin();
        shop.order(() -> {});
        long start = System.nanoTime();
        assertThatThrownBy(() -> shop.orderApart(() -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("CDIREDIS02110: the method orderApart(Runnable) of " + Shop.class.getName()
                        + " was not run, since it needs \"order\", which the transaction of its caller keeps until it"
                        + " ends: it would wait for itself. Let it take part in that transaction, or call it after");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        manager.commit();
        await().atMost(LONG).until(() -> !shop.isLocked());
        shop.orderApart(() -> {});
    }

    @Test
    void readersApart_shareWhatTheTransactionOfTheirCallerReads() throws Exception {
        manager.begin();
        shop.read();
        shop.readApart();
        manager.commit();
    }

    @Test
    void stage_andTransaction_haveBothToEnd() throws Exception {
        CompletableFuture<String> work = new CompletableFuture<>();
        manager.begin();
        CompletableFuture<String> later = shop.orderLater(work);
        manager.commit();
        assertThat(shop.isLocked()).isTrue();
        work.complete("done");
        assertThat(later).succeedsWithin(LONG);
        await().atMost(LONG).until(() -> !shop.isLocked());
    }
}
