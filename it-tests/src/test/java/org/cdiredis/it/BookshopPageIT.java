package org.cdiredis.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;

import org.awaitility.core.ThrowingRunnable;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.StaleElementReferenceException;

/** The sample's page, used as a visitor uses it. */
@ExtendWith(ArquillianExtension.class)
class BookshopPageIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String QUERY = "dune";
    private static final String KEY = "books:1:1(\"" + QUERY + "\")";

    /** The sample's time to live, in its configuration. */
    private static final int TTL_SECONDS = 120;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.bookshop();
    }

    @Test
    void visit(@ArquillianResource URI page, @TempDir Path profile) {
        try (Browser browser = Browser.start(profile)) {
            browser.open(page);
            browser.element("search-input").sendKeys(QUERY);

            browser.element("search-button").click();
            awaitThat(() -> assertThat(browser.element("source").getText()).isEqualTo("Searched"));
            assertThat(browser.texts("book-title")).contains("Dune");
            assertThat(browser.element("duration").getText()).matches("\\d+ ms");

            int rest = seconds(browser.element("ttl").getText());
            assertThat(rest).isBetween(1, TTL_SECONDS);
            awaitThat(
                    () -> assertThat(seconds(browser.element("ttl").getText())).isLessThan(rest));
            awaitThat(() -> assertThat(browser.texts("key-name")).containsExactly(KEY));

            browser.element("search-button").click();
            awaitThat(() -> assertThat(browser.element("source").getText()).isEqualTo("From Redis"));
            assertThat(browser.texts("book-title")).contains("Dune");

            browser.element("refresh").click();
            awaitThat(() -> assertThat(browser.element("source").getText()).isEqualTo("Searched"));

            awaitThat(() -> browser.element("clear").click());
            awaitThat(() -> assertThat(browser.element("ttl").getText()).isEqualTo("expired"));
            awaitThat(() -> assertThat(browser.element("no-keys").isDisplayed()).isTrue());
            assertThat(browser.texts("key-name")).isEmpty();

            browser.element("search-button").click();
            awaitThat(() -> assertThat(browser.element("source").getText()).isEqualTo("Searched"));
        }
    }

    @Test
    void purchase(@ArquillianResource URI page, @TempDir Path profile) {
        try (Browser browser = Browser.start(profile)) {
            browser.open(page);
            awaitThat(() -> assertThat(browser.element("node").getText()).isNotEmpty());
            assertThat(browser.element("adapter").getText()).isEqualTo("Undertow");
            assertThat(browser.element("no-session").isDisplayed()).isTrue();
            browser.element("search-input").sendKeys(QUERY);
            browser.element("search-button").click();

            awaitThat(() -> browser.element("put").click());
            awaitThat(() -> assertThat(browser.texts("basket-book"))
                    .containsExactly(browser.texts("book-title").get(0)));
            assertThat(browser.element("session-id").getText()).hasSize(8);
            assertThat(browser.element("session-size").getText()).matches("\\d.* (bytes|kB)");

            browser.element("login-name").sendKeys("nobody");
            browser.element("login-password").sendKeys("nothing");
            browser.element("login-button").click();
            awaitThat(() -> assertThat(browser.element("login-wrong").getText()).startsWith("Nobody of this name"));

            String id = browser.element("session-id").getText();
            browser.element("login-name").clear();
            browser.element("login-name").sendKeys("scott");
            browser.element("login-password").clear();
            browser.element("login-password").sendKeys("tiger");
            browser.element("login-button").click();
            awaitThat(() -> assertThat(browser.element("customer").getText()).isEqualTo("scott"));
            assertThat(browser.element("login").isDisplayed()).isFalse();
            assertThat(browser.texts("basket-book")).hasSize(1);
            assertThat(browser.element("session-id").getText()).isEqualTo(id);
            assertThat(browser.element("session-created").getText()).isNotEmpty();
            assertThat(browser.element("session-timeout").getText()).matches("\\d+ minutes");

            browser.element("checkout").click();
            awaitThat(() -> assertThat(browser.texts("receipt"))
                    .singleElement()
                    .asString()
                    .contains("left"));
            awaitThat(() ->
                    assertThat(browser.element("basket-empty").isDisplayed()).isTrue());

            browser.element("logout").click();
            awaitThat(() -> assertThat(browser.element("login").isDisplayed()).isTrue());
        }
    }

    /** Lists are drawn anew now and then, also while they are read. */
    private static void awaitThat(ThrowingRunnable assertion) {
        await().atMost(PATIENCE)
                .ignoreException(StaleElementReferenceException.class)
                .untilAsserted(assertion);
    }

    /** A time to live as the page shows it, minutes and seconds, in seconds. */
    private static int seconds(String clock) {
        return LocalTime.parse("00:0" + clock).toSecondOfDay();
    }
}
