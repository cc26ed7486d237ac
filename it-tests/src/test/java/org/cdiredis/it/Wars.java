package org.cdiredis.it;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;

import org.assertj.core.api.Assertions;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import org.cdiredis.it.session.SessionServlet;
import org.cdiredis.it.standard.StandardShelf;

/** The parts of the WARs that the tests deploy. */
final class Wars {

    private static final String LOGIN_BY_FORM = """
            <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
              <session-config><cookie-config><path>/</path></cookie-config></session-config>
              <security-constraint>
                <web-resource-collection>
                  <web-resource-name>secret</web-resource-name>
                  <url-pattern>/secret</url-pattern>
                </web-resource-collection>
                <auth-constraint><role-name>**</role-name></auth-constraint>
              </security-constraint>
              <login-config>
                <auth-method>FORM</auth-method>
                <realm-name>file</realm-name>
                <form-login-config>
                  <form-login-page>/login.html</form-login-page>
                  <form-error-page>/error.html</form-error-page>
                </form-login-config>
              </login-config>
            </web-app>
            """;

    private Wars() {}

    /** A WAR as an application's build makes it: the extension, the embedded Redis and all that both need. */
    static WebArchive withLibraries(String name) {
        return ShrinkWrap.create(WebArchive.class, name)
                .addAsLibraries(libraries())
                .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml");
    }

    static WebArchive configured(WebArchive war, String properties) {
        return war.addAsResource(new StringAsset(properties), "META-INF/microprofile-config.properties");
    }

    /** A WAR with the standard caching annotations, and what intercepts them. */
    static WebArchive withStandardAnnotations(String name, String properties) {
        WebArchive war = withLibraries(name)
                .addAsLibraries(jarsIn(new File(System.getProperty("war.jcache-libraries"))))
                .addAsLibraries(assertions())
                .addPackage(StandardShelf.class.getPackage());
        return configured(war, "cdi-redis.location=embedded:\n" + properties);
    }

    /** A WAR whose sessions are in Redis, with a page for whoever has logged in by a form. */
    static WebArchive withSessions(String name, String properties) {
        WebArchive war = withLibraries(name)
                .addAsLibraries(jarsIn(new File(System.getProperty("session.libraries"))))
                .addPackage(SessionServlet.class.getPackage())
                .addAsWebResource(new StringAsset("log in"), "login.html")
                .addAsWebResource(new StringAsset("wrong"), "error.html")
                .addAsWebInfResource(new StringAsset(LOGIN_BY_FORM), "web.xml");
        return configured(war, "cdi-redis.session.enabled=true\n" + properties);
    }

    /** The sample as its own build made it. */
    static WebArchive bookshop() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, bookshopFile());
    }

    /** The sample under another name. */
    static WebArchive bookshop(String name) {
        return ShrinkWrap.create(ZipImporter.class, name)
                .importFrom(bookshopFile())
                .as(WebArchive.class);
    }

    static File bookshopFile() {
        return new File(System.getProperty("war.bookshop"));
    }

    static File[] libraries() {
        return jarsIn(new File(System.getProperty("war.libraries")));
    }

    static File[] jarsIn(File directory) {
        return Objects.requireNonNull(
                directory.listFiles((parent, name) -> name.endsWith(".jar")), directory.getPath());
    }

    /** AssertJ, for tests that run in the server; without Byte Buddy, which plain assertions do not use. */
    static File assertions() {
        try {
            return Path.of(Assertions.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toFile();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
