package org.cdiredis.session.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.SessionTrackingMode;

import org.junit.jupiter.api.Test;

/** How an id travels is what the application and its server say. */
public interface CookiesContract extends Nodes {

    @Test
    default void cookie_isSetOnceForTheApplication() {
        Browser browser = new Browser();
        Reply begun = browser.set(first(), "book", "Dune");
        Reply next = browser.set(second(), "book", "Emma");

        assertThat(begun.cookies()).hasSize(1);
        assertThat(begun.cookies().get(0)).containsIgnoringCase("path=/shop");
        assertThat(next.cookies()).isEmpty();
    }

    @Test
    default void cookie_hasNothingOfWhatIsStoredInRedis() {
        Browser browser = new Browser();
        browser.set(first(), "book", "Dune");
        String value = browser.cookies(first()).get(0).getValue();

        assertThat(redis().command("KEYS", "*")).doesNotContain(value);
    }

    @Test
    default void cookieOfTheApplication_isSetAsConfigured() {
        try (Node node = start(application("cookies").atStartup(context -> {
            SessionCookieConfig cookie = context.getSessionCookieConfig();
            cookie.setName("BASKET");
            cookie.setPath("/cookies/action");
            cookie.setHttpOnly(true);
            cookie.setMaxAge(3600);
        }))) {
            Browser browser = new Browser();
            Reply reply = browser.set(node, "book", "Dune");

            assertThat(reply.cookies()).hasSize(1);
            assertThat(reply.cookies().get(0))
                    .startsWith("BASKET=")
                    .containsIgnoringCase("path=/cookies/action")
                    .containsIgnoringCase("httponly")
                    .containsIgnoringCase("max-age=3600");
            assertThat(browser.attribute(node, "book")).isEqualTo("Dune");
        }
    }

    @Test
    default void idInTheUrl_worksOnAnotherNode() {
        Set<SessionTrackingMode> url = EnumSet.of(SessionTrackingMode.URL);
        try (Node one = start(application("urls").atStartup(context -> context.setSessionTrackingModes(url)));
                Node other = start(application("urls").atStartup(context -> context.setSessionTrackingModes(url)))) {
            Browser browser = new Browser();
            Reply reply = browser.run(one, (request, response) -> {
                request.getSession().setAttribute("book", "Dune");
                response.getWriter().print(response.encodeURL("next"));
            });
            URI next = other.uriOf((request, response) -> response.getWriter()
                    .print(request.getSession(false).getAttribute("book") + " "
                            + request.isRequestedSessionIdFromURL()));

            assertThat(reply.cookies()).isEmpty();
            assertThat(reply.body()).startsWith("next;jsessionid=");
            assertThat(browser.get(URI.create(next + reply.body().substring("next".length())))
                            .body())
                    .isEqualTo("Dune true");
        }
    }

    @Test
    default void cookie_hasAllAttributesThatTheApplicationSays() {
        Reply reply = cookieOf(cookie -> {
            cookie.setDomain("shop.example");
            cookie.setSecure(true);
            cookie.setHttpOnly(true);
            cookie.setAttribute("SameSite", "Strict");
        });

        assertThat(reply.cookies()).hasSize(1);
        assertThat(List.of(reply.cookies().get(0).split("; ?", -1)))
                .map(attribute -> attribute.toLowerCase(Locale.ROOT))
                .contains("domain=shop.example", "secure", "httponly", "samesite=strict", "path=/attributes")
                .noneMatch(attribute -> attribute.startsWith("max-age"));
    }

    @Test
    default void cookie_isForScriptsToo_ifTheApplicationSaysSo() {
        Reply reply = cookieOf(cookie -> cookie.setHttpOnly(false));

        assertThat(reply.cookies().get(0)).doesNotContainIgnoringCase("httponly");
    }

    private Reply cookieOf(Consumer<SessionCookieConfig> config) {
        try (Node node = start(
                application("attributes").atStartup(context -> config.accept(context.getSessionCookieConfig())))) {
            return new Browser().set(node, "book", "Dune");
        }
    }

    @Test
    default void idInTheUrl_isNothing_ifTheApplicationWantsCookiesOnly() {
        try (Node node = start(application("cookies-only")
                .atStartup(context -> context.setSessionTrackingModes(EnumSet.of(SessionTrackingMode.COOKIE))))) {
            Browser browser = new Browser();
            String id = browser.ask(node, (request, response) -> {
                request.getSession().setAttribute("book", "Dune");
                return request.getSession().getId() + " " + response.encodeURL("next");
            });
            URI uri = node.uriOf((request, response) -> response.getWriter().print(request.getSession(false)));

            assertThat(id).endsWith(" next");
            assertThat(new Browser()
                            .get(URI.create(uri + ";jsessionid=" + id.split(" ", -1)[0]))
                            .body())
                    .isEqualTo("null");
        }
    }

    /** A load balancer that keeps to nodes, and a node that is gone. */
    @Test
    default void idWithTheRouteOfAnotherNode_isThatOfTheSession() {
        Browser browser = new Browser();
        String id =
                browser.ask(first(), (request, response) -> request.getSession().getId());
        Browser routed = new Browser();
        routed.add(second(), browser.cookies(first()).get(0).getName(), id + ".node7");

        assertThat(routed.ask(
                        second(),
                        (request, response) -> request.getSession(false).getId()))
                .isEqualTo(id);
    }
}
