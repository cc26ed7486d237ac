package org.cdiredis.samples.bookshop;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.cdiredis.session.Sessions;

/** Logs customers in and out. Who they are is the server's knowledge; that they are logged in is in the session. */
@RequestScoped
@Path("")
@Produces(MediaType.APPLICATION_JSON)
public class CustomerResource {

    // A field, since RESTEasy wants a constructor without parameters.
    @Inject
    Sessions sessions;

    /**
     * Logs in. The basket stays, and the id of the session changes, so that one who has planted it has nothing.
     *
     * @param name who it is
     * @param password what shows it
     * @param request the request
     * @return status 204, or 401 if name and password are none of the server's users
     */
    @POST
    @Path("login")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response logIn(
            @FormParam("name") @DefaultValue("") String name,
            @FormParam("password") @DefaultValue("") String password,
            @Context HttpServletRequest request) {
        request.getSession();
        try {
            request.logout();
            request.login(name, password);
        } catch (ServletException e) {
            return new Problem("Nobody of this name has this password.").as(Response.Status.UNAUTHORIZED);
        }
        request.changeSessionId();
        return Response.noContent().build();
    }

    /**
     * Logs out. The sessions everywhere end first: if Redis does not answer, the customer is logged in as before, and can repeat it.
     *
     * @param everywhere whether to end all sessions of the customer, on all nodes and in all browsers, or only this one
     * @param request the request
     * @throws ServletException if the server cannot
     */
    @POST
    @Path("logout")
    public void logOut(@QueryParam("everywhere") boolean everywhere, @Context HttpServletRequest request)
            throws ServletException {
        String name = request.getRemoteUser();
        if (name == null) {
            return;
        }
        if (everywhere) {
            sessions.invalidateAll(name);
        }
        request.logout();
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }
}
