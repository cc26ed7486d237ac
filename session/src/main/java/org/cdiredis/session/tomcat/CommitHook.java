package org.cdiredis.session.tomcat;

import org.apache.coyote.ActionCode;
import org.apache.coyote.ActionHook;
import org.apache.coyote.Response;

/**
 * Writes the session when the response is about to be committed, in whatever way it is, and ends what the request has to do with it before
 * the response is complete. It leaves the response with the request, as that is used again.
 */
final class CommitHook implements ActionHook {

    private final ResponseHooks hooks;
    private final Response response;
    private final ActionHook next;
    private final RequestScope scope;

    private CommitHook(ResponseHooks hooks, Response response, ActionHook next, RequestScope scope) {
        this.hooks = hooks;
        this.response = response;
        this.next = next;
        this.scope = scope;
    }

    static void install(ResponseHooks hooks, Response response, RequestScope scope) {
        ActionHook existing = hooks.get(response);
        // That of a request which was aborted.
        ActionHook next = existing instanceof CommitHook left ? left.next : existing;
        hooks.set(response, new CommitHook(hooks, response, next, scope));
    }

    @Override
    public void action(ActionCode code, Object parameter) {
        switch (code) {
            case COMMIT -> {
                if (!response.isCommitted()) {
                    scope.beforeCommit();
                }
            }
            // The application may go on when it has closed its response. The last of these is what Tomcat asks at the
            // end of each request, complete
            // or not.
            case CLOSE, IS_ERROR -> {
                if (scope.isApplicationDone()) {
                    end();
                }
            }
            default -> {}
        }
        next.action(code, parameter);
    }

    private void end() {
        if (hooks.get(response) == this) {
            hooks.set(response, next);
        }
        scope.end();
    }
}
