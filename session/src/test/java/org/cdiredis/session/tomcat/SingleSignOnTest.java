package org.cdiredis.session.tomcat;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;

import org.apache.catalina.authenticator.SingleSignOn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.cdiredis.session.adapter.Action;
import org.cdiredis.session.adapter.Beside;
import org.cdiredis.session.adapter.Browser;
import org.cdiredis.session.adapter.Node;
import org.cdiredis.session.adapter.TestApplication;

/** Two applications of one Tomcat with its valve for single sign-on. */
final class SingleSignOnTest extends TomcatNodes {

    private static final Action WHO_AM_I =
            (request, response) -> response.getWriter().print(request.getRemoteUser());

    private Node shop;
    private Node blog;

    @BeforeEach
    void startApplications() {
        TestApplication other = application("blog").withLogin();
        shop = start(application("shop").withLogin(), context -> {
            context.getParent().getPipeline().addValve(new SingleSignOn());
            context.getParent().addChild(TomcatServer.beside(other));
        });
        blog = new Node(other, new Beside(shop.address().resolve("/blog/")));
    }

    @AfterEach
    void stopApplications() {
        shop.close();
        blog.close();
    }

    @Test
    void logout_inALaterRequestThanTheLogin_isThatOfAllApplications() {
        Browser browser = login();
        browser.run(shop, (request, response) -> request.getSession().invalidate());

        isLoggedOut(browser);
    }

    @Test
    void logout_afterTheIdsWereChanged_isThatOfAllApplications() {
        Browser browser = login();
        browser.run(shop, (request, response) -> request.changeSessionId());
        browser.run(blog, (request, response) -> request.changeSessionId());
        browser.run(shop, (request, response) -> request.logout());

        isLoggedOut(browser);
    }

    private Browser login() {
        Browser browser = new Browser();
        URI page = shop.protectedUriOf(WHO_AM_I);
        assertThat(browser.get(page).body()).isEqualTo("static");
        browser.post(
                shop.address().resolve("j_security_check"),
                "j_username=%s&j_password=%s".formatted(TestApplication.USER, TestApplication.PASSWORD));
        assertThat(browser.get(page).body()).isEqualTo(TestApplication.USER);
        assertThat(browser.get(blog.protectedUriOf(WHO_AM_I)).body()).isEqualTo(TestApplication.USER);
        browser.set(blog, "book", "Dune");
        return browser;
    }

    private void isLoggedOut(Browser browser) {
        assertThat(browser.attribute(blog, "book")).isEqualTo("no session");
        assertThat(browser.get(blog.protectedUriOf(WHO_AM_I)).body()).isEqualTo("static");
        assertThat(browser.get(shop.protectedUriOf(WHO_AM_I)).body()).isEqualTo("static");
    }
}
