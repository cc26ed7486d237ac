package org.cdiredis.locking.internal;

import java.lang.invoke.MethodHandles;

import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageBundle;

/** The texts of the errors of locked methods. The ranges of the codes are in {@code message-ranges.txt}. */
@MessageBundle(projectCode = "CDIREDIS", length = 5)
public interface LockingMessages {

    /** The texts. */
    LockingMessages MESSAGES = org.jboss.logging.Messages.getBundle(MethodHandles.lookup(), LockingMessages.class);

    // 2000-2099: the deployment fails

    @Message(
            id = 2000,
            value =
                    "%s has @%s, but is %s, so that its calls are not intercepted. Put the annotation on a method that other beans"
                            + " call")
    String notIntercepted(String place, String annotation, String modifier);

    @Message(id = 2001, value = "%s: the %s of @%s is \"%s\", but %s")
    String unusableText(String place, String member, String annotation, String value, String reasonAndRemedy);

    @Message(
            id = 2002,
            value =
                    "%s: onBusy of @%s is SKIP, but there is no result for a call that is skipped, and it returns %s. Write THROW, or"
                            + " let it return nothing")
    String skipWithResult(String place, String annotation, String type);

    @Message(
            id = 2003,
            value = "%s has @%s, but of a %s nobody can tell when the work is done. Let it return a CompletionStage or"
                    + " CompletableFuture, or the result itself")
    String endlessResult(String place, String annotation, String type);

    @Message(
            id = 2004,
            value =
                    "%s: onLost of @%s is INTERRUPT, but an asynchronous method has no thread of its own. Write THROW or NOTIFY")
    String interruptAsynchronous(String place, String annotation);

    @Message(id = 2005, value = "%s: permits of @%s is %d. Write a positive number")
    String noPermits(String place, String annotation, int permits);

    @Message(id = 2006, value = "%s: cache of @%s is \"%s\", but there is no such cache. There are: %s")
    String noSuchCache(String place, String annotation, String alias, String known);

    @Message(
            id = 2007,
            value =
                    "%s has @%s and @Transactional, but the transaction would begin first, by the interceptor %s. Give that a priority"
                            + " greater than %d, or put @%s on a method that calls this one")
    String transactionBefore(String place, String annotation, String interceptor, int priority, String sameAnnotation);

    @Message(
            id = 2008,
            value = "%s has @%s, but the container begins its transaction (%s) before any interceptor. Write"
                    + " @TransactionAttribute(NOT_SUPPORTED) and call another bean for what needs a transaction, or put @%s on a method"
                    + " that calls this one")
    String containerManagedTransaction(String place, String annotation, String attribute, String sameAnnotation);

    @Message(
            id = 2009,
            value = "%s has @LockKey on a parameter, but neither @DistributedLock nor @DistributedSemaphore")
    String keyWithoutLock(String place);

    @Message(id = 2010, value = "The locked methods of this application cannot be set up. Problems: %d%s")
    String deploymentFailed(int count, String problems);

    @Message(
            id = 2011,
            value =
                    "%s has @%s, but its class is no bean, so that its calls are not intercepted. Give it a scope, such as"
                            + " @ApplicationScoped")
    String noBean(String place, String annotation);

    // 2100-2199: a call fails

    @Message(id = 2100, value = "%s was not run, since others held \"%s\" for all of the %s that it was to wait")
    String busy(String place, String name, String waitTime);

    @Message(id = 2101, value = "%s was not run, since the thread was interrupted while it waited for \"%s\"")
    String interrupted(String place, String name);

    @Message(
            id = 2102,
            value =
                    "%s has run, but \"%s\" was lost meanwhile, so that somebody else may have held it. Its result is not returned")
    String lostInCall(String place, String name);

    @Message(id = 2103, value = "%s was not run, since \"%s\", which is held by a method that calls it, has been lost")
    String lostBeforeCall(String place, String name);

    @Message(
            id = 2104,
            value =
                    "%s was not run, since it needs \"%s\" alone, and a method that calls it shares it: it would wait for itself")
    String upgrade(String place, String name);

    @Message(
            id = 2105,
            value =
                    "%s was not run, since it needs \"%s\", and a method that calls it holds only \"%s\" of that. Let the first acquire all")
    String partlyHeld(String place, String wanted, String held);

    @Message(id = 2106, value = "No method with @DistributedLock or @DistributedSemaphore runs in this thread")
    String noLockedMethod();

    @Message(
            id = 2107,
            value =
                    "What a method with @DistributedLock or @DistributedSemaphore holds is released when the call has ended, and not by it")
    String closedByTheMethod();

    @Message(id = 2108, value = "%s was not run, since %s")
    String noKey(String place, String reason);

    @Message(
            id = 2109,
            value = "This method is intercepted, but was not seen at deployment, and cannot be run as it is: %s")
    String unplanned(String method);

    @Message(
            id = 2110,
            value =
                    "%s was not run, since it needs \"%s\", which the transaction of its caller keeps until it ends: it would wait"
                            + " for itself. Let it take part in that transaction, or call it after")
    String keptByTransaction(String place, String name);
}
