package org.cdiredis.session.tomcat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import org.cdiredis.session.adapter.Log;

/** On a Tomcat whose internals are other ones: a field of its response has another name. */
final class OtherTomcatTest {

    @Test
    void filter_takesOver_withOneWarning() throws Exception {
        try (Log log = new Log()) {
            assertThat(run(OnOtherTomcat.WAR)).isEqualTo("Dune");
            assertThat(log.with("CDIREDIS03220")).singleElement().asString().contains("hook");
            assertThat(log.with("by the servlet filter")).hasSize(1);
            assertThat(log.with("by Tomcat")).isEmpty();
        }
    }

    @Test
    void managerSetByHand_stopsTheDeployment_andSaysWhatToDo() throws Exception {
        try (Log log = new Log()) {
            assertThat(run(OnOtherTomcat.BY_HAND)).isEqualTo("The application did not start");
            assertThat(log.with("CDIREDIS03021")).isNotEmpty();
        }
    }

    private static Object run(String how) throws Exception {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (OtherTomcat loader = new OtherTomcat()) {
            thread.setContextClassLoader(loader);
            return loader.loadClass(OnOtherTomcat.class.getName())
                    .getMethod("run", String.class)
                    .invoke(null, how);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** All that is on the class path, once more. */
    private static final class OtherTomcat extends URLClassLoader {

        private static final String CHANGED = "org.apache.coyote.Response";
        /** A text in a constant pool: its tag, its length, and itself. */
        private static final String FIELD = "\u0001\u0000\u0004hook";

        OtherTomcat() throws IOException {
            super(classPath(), ClassLoader.getPlatformClassLoader());
        }

        private static URL[] classPath() throws IOException {
            List<URL> urls = new ArrayList<>();
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
                urls.add(Path.of(entry).toUri().toURL());
            }
            return urls.toArray(URL[]::new);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (!name.equals(CHANGED)) {
                return super.findClass(name);
            }
            try (InputStream stream = getResourceAsStream(name.replace('.', '/') + ".class")) {
                String text = new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1);
                byte[] changed =
                        text.replace(FIELD, FIELD.replace("hook", "hawk")).getBytes(StandardCharsets.ISO_8859_1);
                return defineClass(name, changed, 0, changed.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}
