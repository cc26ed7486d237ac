package org.cdiredis.samples.bookshop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.cdiredis.ErrorKind;
import org.cdiredis.session.SessionUnavailableException;
import org.cdiredis.session.Sessions;

/** In which order a customer is logged out. */
class CustomerResourceTest {

    private final List<String> calls = new ArrayList<>();
    private final CustomerResource resource = new CustomerResource();
    private boolean isRedisDown;

    private final HttpSession session = recording(HttpSession.class);
    private final HttpServletRequest request = recording(HttpServletRequest.class);

    private <T> T recording(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> answer(method.getName())));
    }

    private @Nullable Object answer(String call) {
        if (call.equals("getRemoteUser")) {
            return "scott";
        }
        if (call.equals("getSession")) {
            return session;
        }
        if (isRedisDown && call.equals("invalidateAll")) {
            throw new SessionUnavailableException(ErrorKind.TIMEOUT, "Redis does not answer", null);
        }
        calls.add(call);
        return call.equals("invalidateAll") ? 1 : null;
    }

    @BeforeEach
    @SuppressWarnings("UnnecessaryAssignment") // there is no container
    void inject() {
        resource.sessions = recording(Sessions.class);
    }

    @Test
    void logOut_everywhere_endsAllSessionsBeforeTheServerForgetsTheCustomer() throws ServletException {
        resource.logOut(true, request);

        assertThat(calls).containsExactly("invalidateAll", "logout", "invalidate");
    }

    @Test
    void logOut_everywhere_leavesTheCustomerLoggedIn_whenRedisDoesNotAnswer() {
        isRedisDown = true;

        assertThatThrownBy(() -> resource.logOut(true, request)).isInstanceOf(SessionUnavailableException.class);
        assertThat(calls).isEmpty();
    }

    @Test
    void logOut_here_endsThisSessionOnly() throws ServletException {
        resource.logOut(false, request);

        assertThat(calls).containsExactly("logout", "invalidate");
    }
}
