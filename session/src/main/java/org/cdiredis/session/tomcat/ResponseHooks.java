package org.cdiredis.session.tomcat;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

import org.apache.coyote.ActionHook;
import org.apache.coyote.Response;

/**
 * The hook of a response, which sees all that happens to it. It is the only place that every way of committing a response comes by, and has
 * no public accessor.
 */
final class ResponseHooks {

    private final VarHandle hook;

    private ResponseHooks(VarHandle hook) {
        this.hook = hook;
    }

    /**
     * Finds the hook.
     *
     * @throws ReflectiveOperationException if there is none in this Tomcat, or it may not be used
     */
    static ResponseHooks find() throws ReflectiveOperationException {
        MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(Response.class, MethodHandles.lookup());
        return new ResponseHooks(lookup.findVarHandle(Response.class, "hook", ActionHook.class));
    }

    ActionHook get(Response response) {
        return (ActionHook) hook.getVolatile(response);
    }

    void set(Response response, ActionHook now) {
        hook.setVolatile(response, now);
    }
}
