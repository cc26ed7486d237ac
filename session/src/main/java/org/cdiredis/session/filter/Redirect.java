package org.cdiredis.session.filter;

import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;

/** A redirect with a status of the application's choice, which servers have from Servlet 6.1 on. */
final class Redirect {

    private static final @Nullable MethodHandle SEND = find();

    private Redirect() {}

    static void send(HttpServletResponse response, String location, int status, boolean clearBuffer)
            throws IOException {
        if (SEND == null) {
            throw new UnsupportedOperationException("Servlet 6.1 is needed for a redirect with a status");
        }
        try {
            SEND.invokeExact(response, location, status, clearBuffer);
        } catch (IOException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e); // there are no others
        }
    }

    private static @Nullable MethodHandle find() {
        try {
            return MethodHandles.publicLookup()
                    .findVirtual(
                            HttpServletResponse.class,
                            "sendRedirect",
                            MethodType.methodType(void.class, String.class, int.class, boolean.class));
        } catch (NoSuchMethodException | IllegalAccessException e) {
            return null;
        }
    }
}
