package org.cdiredis.locking.internal;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jakarta.interceptor.InvocationContext;

import org.cdiredis.interceptors.internal.declared.CallNames;
import org.cdiredis.lock.LockHandle;
import org.cdiredis.lock.Locks;
import org.cdiredis.lock.RedisLock;
import org.cdiredis.locking.OnBusy;
import org.cdiredis.locking.OnLost;

/** What calls are made of, where no container makes them. */
final class Plans {

    private Plans() {}

    /** A method that holds the lock {@code stock} and does not wait for it. */
    static LockPlan exclusive() {
        return new LockPlan(
                "the method",
                "default",
                new CallNames("stock", List.of(), List.of(), true),
                Sharing.EXCLUSIVE,
                1,
                Duration.ZERO,
                Optional.empty(),
                Duration.ZERO,
                OnBusy.THROW,
                OnLost.THROW,
                ResultKind.VALUE,
                TransactionUse.CALLERS);
    }

    /** Locks of which each is free, and given by the same handle. */
    static Locks locks(LockHandle handle) {
        RedisLock lock = answering(
                RedisLock.class, Map.of("keys", Set.of("stock"), "name", "stock", "tryAcquire", Optional.of(handle)));
        return answering(Locks.class, Map.of("lock", lock));
    }

    static InvocationContext call() {
        return answering(InvocationContext.class, Map.of("getParameters", new Object[0]));
    }

    private static <T> T answering(Class<T> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                Plans.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Object answer = answers.get(method.getName());
                    if (answer == null) {
                        throw new AssertionError(method);
                    }
                    return answer;
                }));
    }

    /** Transactions of which none can be joined. */
    static Transactions failing(RuntimeException failure) {
        return new Transactions() {
            @Override
            public List<Hold> holds() {
                return List.of();
            }

            @Override
            public void keep(Hold hold, boolean isForCommit) {
                throw failure;
            }

            @Override
            public void guard(Hold hold) {
                throw failure;
            }
        };
    }
}
