package org.cdiredis.internal.commands;

import java.net.ConnectException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

import org.redisson.RedissonShutdownException;
import org.redisson.client.RedisAuthRequiredException;
import org.redisson.client.RedisConnectionException;
import org.redisson.client.RedisException;
import org.redisson.client.RedisNoReplicasException;
import org.redisson.client.RedisOutOfMemoryException;
import org.redisson.client.RedisReadonlyException;
import org.redisson.client.RedisReconnectedException;
import org.redisson.client.RedisTimeoutException;
import org.redisson.client.RedisWrongPasswordException;

import org.cdiredis.CircuitOpenException;
import org.cdiredis.CounterOverflowException;
import org.cdiredis.ErrorKind;
import org.cdiredis.RedisCacheException;
import org.cdiredis.RedisUnavailableException;
import org.cdiredis.WrongTypeException;
import org.cdiredis.internal.Messages;
import org.cdiredis.internal.client.Client;
import org.cdiredis.internal.client.ClientClosedException;
import org.cdiredis.internal.client.EmbeddedStartException;
import org.cdiredis.internal.client.ShardsHaveNoClientException;
import org.cdiredis.internal.pipeline.ErrorReplyException;
import org.cdiredis.internal.pipeline.MalformedReplyException;

/**
 * Redisson's errors in the library's own terms: with the name of the cache, the address and the remedy.
 *
 * <p>The first that fits counts, wherever it stands in the chain of causes:
 *
 * <ol>
 *   <li>what the application did: it has stopped, its embedded server did not start;
 *   <li>what the server refuses: user or password, database, type;
 *   <li>what it speaks: no TLS, not Redis;
 *   <li>no answer in time;
 *   <li>no connection;
 *   <li>a write that the server does not take now, or from this user;
 *   <li>any other error.
 * </ol>
 */
final class RedissonErrors {

    private final String cache;
    private final Client client;

    RedissonErrors(String cache, Client client) {
        this.cache = cache;
        this.client = client;
    }

    RedisCacheException translate(Throwable failure) {
        Causes causes = new Causes(failure);
        return causes.first(RedisCacheException.class)
                .or(() -> ofApplication(causes))
                .or(() -> refusal(causes))
                .or(() -> otherProtocol(causes))
                .or(() -> outage(causes))
                .or(() -> notNow(causes))
                .orElseGet(() -> new RedisCacheException(
                        causes.has(RedisException.class) ? ErrorKind.SERVER : ErrorKind.OTHER,
                        answer(causes),
                        failure));
    }

    RedisCacheException circuitOpen(RedisCacheException opener, Duration remaining) {
        return new CircuitOpenException(
                opener.kind(), Messages.MESSAGES.circuitOpen(cache, client.address(), remaining.toString()), opener);
    }

    private Optional<RedisCacheException> ofApplication(Causes causes) {
        if (causes.has(ClientClosedException.class)
                || causes.has(RejectedExecutionException.class)
                || causes.has(RedissonShutdownException.class)) {
            return unavailable(ErrorKind.CLOSED, Messages.MESSAGES.closed(cache), causes);
        }
        if (causes.has(ShardsHaveNoClientException.class)) {
            return Optional.of(new RedisCacheException(Messages.MESSAGES.noClientOfShards(cache), causes.failure()));
        }
        return causes.first(EmbeddedStartException.class)
                .flatMap(start -> unavailable(
                        ErrorKind.CONNECTION, Messages.MESSAGES.embeddedFailed(cache, start.reason()), causes));
    }

    private Optional<RedisCacheException> refusal(Causes causes) {
        if (causes.has(RedisWrongPasswordException.class) || causes.begin("WRONGPASS")) {
            return unavailable(
                    ErrorKind.AUTHENTICATION, Messages.MESSAGES.wrongCredentials(cache, client.address()), causes);
        }
        if (causes.has(RedisAuthRequiredException.class) || causes.begin("NOAUTH")) {
            return unavailable(
                    ErrorKind.AUTHENTICATION, Messages.MESSAGES.credentialsMissing(cache, client.address()), causes);
        }
        if (causes.begin("ERR DB index is out of range")) {
            return unavailable(
                    ErrorKind.SERVER,
                    Messages.MESSAGES.noSuchDatabase(cache, client.address(), client.database()),
                    causes);
        }
        Optional<TooFewReplicasException> replicas = causes.first(TooFewReplicasException.class);
        if (replicas.isPresent()) {
            return unavailable(
                    ErrorKind.READ_ONLY,
                    Messages.MESSAGES.tooFewReplicas(
                            cache,
                            client.address(),
                            replicas.get().acknowledged(),
                            client.timeout().toString(),
                            client.settings().replication().waitForReplicas()),
                    causes);
        }
        if (causes.begin("WRONGTYPE")) {
            return Optional.of(new WrongTypeException(Messages.MESSAGES.wrongType(cache), causes.failure()));
        }
        if (causes.begin("ERR value is not an integer") || causes.begin("ERR value is not a valid float")) {
            return Optional.of(new WrongTypeException(Messages.MESSAGES.notANumber(cache), causes.failure()));
        }
        if (causes.begin("ERR increment or decrement would overflow")
                || causes.begin("ERR increment would produce NaN or Infinity")) {
            return Optional.of(new CounterOverflowException(Messages.MESSAGES.overflow(cache), causes.failure()));
        }
        return Optional.empty();
    }

    private Optional<RedisCacheException> otherProtocol(Causes causes) {
        if (causes.begin("Can't decode replay") || causes.has(MalformedReplyException.class)) {
            return unavailable(ErrorKind.CONNECTION, Messages.MESSAGES.notRedis(cache, client.address()), causes);
        }
        return causes.first(SSLException.class)
                .flatMap(tls -> unavailable(
                        ErrorKind.CONNECTION,
                        Messages.MESSAGES.tlsFailed(cache, client.address(), String.valueOf(tls.getMessage())),
                        causes));
    }

    private Optional<RedisCacheException> outage(Causes causes) {
        String address = client.address();
        if (causes.has(TimeoutException.class) || causes.has(CancellationException.class)) {
            return unavailable(
                    ErrorKind.TIMEOUT,
                    Messages.MESSAGES.noAnswer(
                            cache, address, client.deadline().duration().toString(), "deadline"),
                    causes);
        }
        String timeout = client.timeout().toString();
        if (causes.begin("Unable to acquire connection")) {
            return unavailable(ErrorKind.TIMEOUT, Messages.MESSAGES.poolExhausted(cache, address, timeout), causes);
        }
        if (causes.has(RedisTimeoutException.class)) {
            return unavailable(
                    ErrorKind.TIMEOUT, Messages.MESSAGES.noAnswer(cache, address, timeout, "timeout"), causes);
        }
        if (causes.has(ConnectException.class)
                || causes.has(RedisConnectionException.class)
                || causes.has(RedisReconnectedException.class)) {
            return unavailable(ErrorKind.CONNECTION, Messages.MESSAGES.connectionFailed(cache, address), causes);
        }
        return Optional.empty();
    }

    private static Optional<RedisCacheException> unavailable(ErrorKind kind, String message, Causes causes) {
        return Optional.of(new RedisUnavailableException(kind, message, causes.failure()));
    }

    /** What the server does not do now, or not for this user. */
    private Optional<RedisCacheException> notNow(Causes causes) {
        if (causes.has(RedisOutOfMemoryException.class)) {
            return refused(ErrorKind.OUT_OF_MEMORY, causes);
        }
        if (causes.has(RedisReadonlyException.class)
                || causes.has(RedisNoReplicasException.class)
                || causes.begin("MISCONF")) {
            return refused(ErrorKind.READ_ONLY, causes);
        }
        return causes.begin("NOPERM") ? refused(ErrorKind.PERMISSION, causes) : Optional.empty();
    }

    private Optional<RedisCacheException> refused(ErrorKind kind, Causes causes) {
        return Optional.of(new RedisCacheException(kind, answer(causes), causes.failure()));
    }

    private String answer(Causes causes) {
        return Messages.MESSAGES.serverError(cache, client.address(), firstWords(causes));
    }

    /** Redisson appends the command with its parameters, which may hold values, to what the server said. */
    private static String firstWords(Causes causes) {
        Throwable cause =
                causes.first(RedisException.class).map(Throwable.class::cast).orElse(causes.failure());
        String message = String.valueOf(cause.getMessage());
        if (cause instanceof ErrorReplyException) {
            return message;
        }
        int end = message.indexOf(". channel:");
        return end < 0 ? cause.getClass().getSimpleName() : message.substring(0, end);
    }
}
