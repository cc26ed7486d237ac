package org.cdiredis.session.undertow;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.handlers.ServletRequestContext;
import io.undertow.servlet.spec.HttpServletRequestImpl;
import io.undertow.util.AttachmentKey;
import org.jspecify.annotations.Nullable;

import org.cdiredis.session.servlet.AtCompletion;

/**
 * What an exchange has to do with sessions, in all applications that it comes to: it may be forwarded from one to another. They end once
 * the response is complete and the application that it came to first has nothing more to do.
 */
final class ExchangeSessions {

    private static final AttachmentKey<ExchangeSessions> KEY = AttachmentKey.create(ExchangeSessions.class);

    private final HttpServerExchange exchange;
    private final List<ExchangeSession> all = new CopyOnWriteArrayList<>();

    /** One for each manager, so that a request that is forwarded to another application has a session in each. */
    private final Map<RedisSessionManager, ExchangeSession> current = new ConcurrentHashMap<>();

    /** Of an application that has no sessions of ours nobody says so. */
    private volatile boolean isRunning;

    private volatile boolean isComplete;

    private ExchangeSessions(HttpServerExchange exchange) {
        this.exchange = exchange;
    }

    static ExchangeSessions of(HttpServerExchange exchange) {
        ExchangeSessions known = exchange.getAttachment(KEY);
        if (known != null) {
            return known;
        }
        ExchangeSessions made = new ExchangeSessions(exchange);
        exchange.putAttachment(KEY, made);
        if (exchange.isComplete()) {
            made.isComplete = true;
        } else {
            exchange.addExchangeCompleteListener((complete, next) -> {
                made.isComplete = true;
                made.endIfOver();
                next.proceed();
            });
        }
        return made;
    }

    /** That of a manager; null if it has not begun one. */
    @Nullable
    ExchangeSession of(RedisSessionManager manager) {
        return current.get(manager);
    }

    /** What the request has changed in another application is written before: two may have the same sessions. */
    void add(RedisSessionManager manager, ExchangeSession begun) {
        all.forEach(other -> other.request().commit());
        all.add(begun);
        current.put(manager, begun);
    }

    /** The exchange enters an application. */
    void applicationBegins() {
        isRunning = true;
    }

    /** If the request goes on asynchronously, the application is done when that is complete. */
    void applicationReturns() {
        HttpServletRequestImpl request =
                exchange.getAttachment(ServletRequestContext.ATTACHMENT_KEY).getOriginalRequest();
        if (request.isAsyncStarted()) {
            request.getAsyncContextInternal().addListener(new AtCompletion(this::applicationIsDone));
        } else {
            applicationIsDone();
        }
    }

    private void applicationIsDone() {
        isRunning = false;
        endIfOver();
    }

    /** Whoever asks for a session then, does so to count the access. The client may be sending what nobody reads. */
    void endIfOver() {
        if (!isRunning && (isComplete || exchange.isResponseComplete())) {
            all.forEach(ExchangeSession::end);
        }
    }

    /** The response says that the request has failed, and nothing of what it said before. */
    void answered() {
        all.forEach(begun -> begun.answered(exchange));
    }

    /** Those that go on are nobody's. */
    void loggedOut() {
        all.forEach(ExchangeSession::loggedOut);
    }
}
