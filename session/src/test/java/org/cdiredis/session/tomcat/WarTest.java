package org.cdiredis.session.tomcat;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.apache.catalina.Context;
import org.apache.catalina.WebResourceRoot;
import org.apache.catalina.webresources.DirResourceSet;
import org.apache.catalina.webresources.FileResourceSet;
import org.apache.catalina.webresources.StandardRoot;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.cdiredis.embedded.RedisServer;
import org.cdiredis.session.adapter.Browser;
import org.cdiredis.session.adapter.Libraries;
import org.cdiredis.session.adapter.Node;
import org.cdiredis.session.adapter.TestApplication;
import org.cdiredis.session.adapter.Visits;

/** An application with all its libraries in itself, on a Tomcat that has none of them, nor CDI. */
final class WarTest {

    private static final String SERVER =
            "(org\\.apache\\.(catalina|coyote|tomcat|juli|naming|el)|jakarta\\.(servlet|security|el))\\..*";

    private final RedisServer redis = RedisServer.start();

    @Test
    void war_bringsTheManager_andLeavesNothingBehind() throws Exception {
        try (redis) {
            Browser browser = new Browser();
            WeakReference<ClassLoader> loader = deploy(browser, "1", "2");
            deploy(browser, "3", "4");

            Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                System.gc();
                assertThat(loader.get()).isNull();
            });
        }
    }

    private WeakReference<ClassLoader> deploy(Browser browser, String... counts) throws Exception {
        TestApplication application =
                new TestApplication("war").withClass(Visits.class).withClass(Visits.Count.class);
        Libraries.configure(application, redis);
        Context[] deployed = new Context[1];
        try (Node node = new Node(application, TomcatServer.start(application, context -> {
            deployed[0] = context;
            context.setParentClassLoader(Libraries.ofServer(SERVER));
            context.setResources(withLibraries(context));
        }))) {
            for (String count : counts) {
                assertThat(browser.page(node, "visits").body()).isEqualTo("visit " + count);
            }
            assertThat(deployed[0].getManager().getClass().getName()).isEqualTo(RedisSessionManager.class.getName());
            assertThat(deployed[0].getManager()).isNotInstanceOf(RedisSessionManager.class);
            return new WeakReference<>(deployed[0].getLoader().getClassLoader());
        }
    }

    private static WebResourceRoot withLibraries(Context context) {
        StandardRoot root = new StandardRoot(context);
        for (Path path : Libraries.ofApplications()) {
            if (Files.isDirectory(path)) {
                root.addPostResources(new DirResourceSet(root, "/WEB-INF/classes", path.toString(), "/"));
            } else {
                root.addPostResources(
                        new FileResourceSet(root, "/WEB-INF/lib/" + path.getFileName(), path.toString(), "/"));
            }
        }
        return root;
    }
}
