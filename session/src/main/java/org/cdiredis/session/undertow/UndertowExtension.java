package org.cdiredis.session.undertow;

import jakarta.servlet.ServletContext;

import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;

import org.cdiredis.session.internal.boot.SessionRealms;
import org.cdiredis.session.internal.config.AdapterChoice;

/**
 * Puts the sessions of a deployment into Redis if it says {@code cdi-redis.session.enabled=true}. Undertow finds it by itself, in WildFly
 * and anywhere else, when the jar is in the application; elsewhere it is never loaded. Whatever session manager the deployment would have
 * had, with {@code <distributable/>} or without, is not made.
 */
public final class UndertowExtension implements ServletExtension {

    /** Undertow makes one. */
    public UndertowExtension() {}

    @Override
    public void handleDeployment(DeploymentInfo deploymentInfo, ServletContext servletContext) {
        ClassLoader loader = deploymentInfo.getClassLoader();
        if (!SessionRealms.isEnabled(loader) || SessionRealms.adapter(loader) == AdapterChoice.FILTER) {
            return;
        }
        servletContext.setAttribute(SessionRealms.CONTEXT_ATTRIBUTE, UndertowExtension.class.getName());
        deploymentInfo.setSessionManagerFactory(RedisSessionManager::new);
        deploymentInfo.setExceptionHandler(new UnavailableHandler(deploymentInfo.getExceptionHandler()));
        Authentication authentication = new Authentication(deploymentInfo);
        deploymentInfo.addOuterHandlerChainWrapper(next -> exchange -> {
            authentication.begin(exchange);
            ExchangeSessions sessions = ExchangeSessions.of(exchange);
            sessions.applicationBegins();
            try {
                next.handleRequest(exchange);
            } finally {
                sessions.applicationReturns();
            }
        });
        deploymentInfo.addInnerHandlerChainWrapper(next -> exchange -> {
            Authentication.end(exchange);
            Principals.listenToLogouts(exchange);
            next.handleRequest(exchange);
        });
    }
}
