package org.cdiredis.session.undertow;

import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.util.AttachmentKey;

/**
 * Undertow asks for the session of each request, to know who is logged in, before the application does. Where it knows no users, that is
 * nobody, and no session need be opened for it.
 */
final class Authentication {

    private static final AttachmentKey<Boolean> ASKS_NEXT = AttachmentKey.create(Boolean.class);

    private final DeploymentInfo deployment;
    /** Otherwise others may ask before it does. */
    private final boolean comesNext;

    /** That of a deployment, just before the handler of {@link #begin} is added to it. */
    Authentication(DeploymentInfo deployment) {
        this.deployment = deployment;
        this.comesNext = deployment.getOuterHandlerChainWrappers().isEmpty();
    }

    /** Just before Undertow's authentication begins. */
    void begin(HttpServerExchange exchange) {
        if (comesNext && isInVain()) {
            exchange.putAttachment(ASKS_NEXT, Boolean.TRUE);
        }
    }

    /** Known only once the application has started. */
    private boolean isInVain() {
        return deployment.getIdentityManager() == null
                && deployment.getLoginConfig() == null
                && deployment.getJaspiAuthenticationMechanism() == null
                && deployment.getInitialSecurityWrapper() == null
                && deployment.getSecurityContextFactory() == null
                && deployment.getNotificationReceivers().isEmpty()
                && !deployment.isSecurityDisabled();
    }

    /** From now on it is the application that asks. */
    static void end(HttpServerExchange exchange) {
        exchange.removeAttachment(ASKS_NEXT);
    }

    /** Whether it is Undertow that asks for the session, and in vain. */
    static boolean asksInVain(HttpServerExchange exchange) {
        return exchange.removeAttachment(ASKS_NEXT) != null;
    }
}
