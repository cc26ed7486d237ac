package org.cdiredis.session.filter;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import jakarta.servlet.SessionTrackingMode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.cdiredis.session.adapter.AsynchronousFailureContract;
import org.cdiredis.session.adapter.Browser;
import org.cdiredis.session.adapter.Log;
import org.cdiredis.session.adapter.Node;
import org.cdiredis.session.adapter.TestApplication;

/** What the filter does itself that other adapters leave to their server. */
interface FilterContract extends AsynchronousFailureContract {

    @Test
    default void listeners_areFoundWhereverTheyAre_andToldInTheirOrder() {
        TestApplication application = application("listeners")
                .describe("<listener><listener-class>" + DeclaredListener.class.getName()
                        + "</listener-class></listener>")
                .withClass(AnnotatedListener.class);
        try (Node node = start(application)) {
            Browser browser = new Browser();
            browser.run(node, (request, response) -> {
                request.getSession().setAttribute("book", "Dune");
                request.changeSessionId();
            });
            browser.run(node, (request, response) -> request.getSession().invalidate());

            List<String> kinds = node.events().stream()
                    .map(event -> event.replaceAll(
                            "^(created|second created|id changed|destroyed|second destroyed) .*", "$1"))
                    .toList();
            assertThat(kinds)
                    .containsExactly(
                            "declared created",
                            "annotated created",
                            "created",
                            "second created",
                            "annotated added book",
                            "added book=Dune",
                            "annotated id changed",
                            "id changed",
                            "second destroyed",
                            "destroyed",
                            "annotated destroyed",
                            "declared destroyed",
                            "removed book=Dune");
        }
    }

    @Test
    default void listenersThatMayBeAddedInCode_areLogged() {
        try (Log log = new Log();
                Node node = start(application("unnamed").withClass(UnnamedListener.class))) {
            assertThat(node.events()).isEmpty();
            assertThat(log.with("CDIREDIS03263"))
                    .singleElement()
                    .asString()
                    .contains("\"/unnamed\"", UnnamedListener.class.getName())
                    .doesNotContain("RecordingListener");
        }
    }

    @Test
    default void urlsWithoutAPath_leadToThePageItself_withTheId() {
        Set<SessionTrackingMode> modes = EnumSet.of(SessionTrackingMode.URL);
        try (Node node = start(application("paging").atStartup(context -> context.setSessionTrackingModes(modes)))) {
            URI page = node.uriOf((request, response) -> response.getWriter()
                    .print(String.join(
                            " ",
                            request.getParameter("page"),
                            request.getSession().getId(),
                            response.encodeURL(""),
                            response.encodeURL("?page=2"),
                            response.encodeURL("#top"))));
            String[] first = visit(URI.create(page + "?page=1"));
            String[] again = visit(page.resolve(first[2]));
            String[] next = visit(page.resolve(again[3]));

            assertThat(first[4]).isEqualTo("#top");
            assertThat(again).containsExactly("1", first[1], first[2], first[3], "#top");
            assertThat(next).startsWith("2", first[1]);
        }
    }

    private static String[] visit(URI page) {
        return new Browser().get(page).body().split(" ", -1);
    }

    /** Without a value, as the specification has it since Servlet 6.1, or with one. */
    @ParameterizedTest
    @ValueSource(strings = {"", "true"})
    default void cookie_isPartitioned_inWhicheverWayTheApplicationSaysIt(String value) {
        try (Node node = start(application("partitioned")
                .atStartup(context -> context.getSessionCookieConfig().setAttribute("Partitioned", value)))) {
            assertThat(new Browser().set(node, "book", "Dune").cookies().get(0))
                    .contains("; Partitioned")
                    // Jetty counts the name as an attribute.
                    .doesNotContainIgnoringCase("name=", "Partitioned=");
        }
    }
}
