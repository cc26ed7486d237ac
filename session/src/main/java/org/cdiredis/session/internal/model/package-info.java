/**
 * The sessions of an application, without servlets. Four adapters stand on it, and none has rules of its own beyond its server's API:
 *
 * <ol>
 *   <li>At deployment: {@code SessionRealms.start} with a {@link org.cdiredis.session.internal.model.Deployment} and the adapter's
 *       {@link org.cdiredis.session.internal.model.SessionCallbacks}. If it gives a
 *       {@link org.cdiredis.session.internal.model.SessionRealm}, the adapter keeps it, also as the attribute
 *       {@code SessionRealms.CONTEXT_ATTRIBUTE} of the servlet context; if that is there already, another adapter was first, and
 *       this one does nothing. What it throws is to stop the deployment.
 *   <li>At the beginning of each request: {@link org.cdiredis.session.internal.model.SessionRealm#request} with the id that the client
 *       has sent, before anything else, and with a route or without. Forwards, includes, error and asynchronous dispatches of a request
 *       work with the same {@link org.cdiredis.session.internal.model.SessionRequest}. It sends nothing.
 *   <li>{@code getSession(false)} is {@link org.cdiredis.session.internal.model.SessionRequest#session}; {@code getSession(true)} is
 *       {@link org.cdiredis.session.internal.model.SessionRequest#sessionOrNew}, and an {@code IllegalStateException} if there is
 *       none and the response is committed. The adapter sends the cookie, with {@code LiveSession.id()} and its own route, and again
 *       after {@link org.cdiredis.session.internal.model.SessionRequest#changeId}. The {@code HttpSession} is made once for each
 *       {@link org.cdiredis.session.internal.model.LiveSession}, by {@code face}.
 *   <li>Just before the response is committed, in whatever way it is: {@link org.cdiredis.session.internal.model.SessionRequest#commit}.
 *       A {@code SessionUnavailableException}, here and elsewhere, becomes 503; a {@code SessionConflictException} 409. When
 *       the adapter has given the response that status, it says so by {@link org.cdiredis.session.internal.model.SessionRequest#answered}:
 *       until then each commit fails, as the application may have caught the first failure.
 *   <li>When the request is over, aborted ones too: {@link org.cdiredis.session.internal.model.SessionRequest#end}, as often as the
 *       server likes. The response need not wait for it.
 *   <li>Outside of requests ({@code getSession(id)} of a server, WebSockets): a request of its own around the work.
 *   <li>At undeployment: {@link org.cdiredis.session.internal.model.SessionRealm#close}. The sessions live on in Redis.
 * </ol>
 *
 * <p>Listeners: the model says when, {@link org.cdiredis.session.internal.model.SessionCallbacks} tells whom. What a server keeps with a session
 * besides attributes (identity, saved requests) goes to {@link org.cdiredis.session.internal.model.LiveSession#internal}: written,
 * compared and encrypted as attributes are, but not seen by the application, and no listener is told. The name of the logged-in user goes to
 * {@link org.cdiredis.session.internal.model.LiveSession#principal}.
 */
@NullMarked
package org.cdiredis.session.internal.model;

import org.jspecify.annotations.NullMarked;
