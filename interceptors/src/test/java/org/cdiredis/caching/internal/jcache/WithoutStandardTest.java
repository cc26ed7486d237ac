package org.cdiredis.caching.internal.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.Callable;
import jakarta.enterprise.context.ApplicationScoped;

import org.junit.jupiter.api.Test;

import org.cdiredis.caching.CacheResult;
import org.cdiredis.caching.CachingContainer;

/** An application that has the interceptors, but not the standard's annotations: these are optional. */
final class WithoutStandardTest {

    /** Loads this library anew, and finds the standard nowhere. */
    private static final class Hiding extends ClassLoader {

        Hiding(ClassLoader all) {
            super(all);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("javax.cache.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("org.cdiredis.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? loadAnew(name) : loaded;
            }
        }

        private Class<?> loadAnew(String name) throws ClassNotFoundException {
            try (InputStream in = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }

    /** What runs there. */
    public static final class Deployment implements Callable<String> {

        @ApplicationScoped
        static class Shelf {

            @CacheResult
            String find(String isbn) {
                return isbn;
            }
        }

        @Override
        public String call() throws Exception {
            try (CachingContainer container = CachingContainer.deploy(
                    List.of("cdi-redis.location=redis://127.0.0.1:1", "cdi-redis.deadline=PT0.5S"), Shelf.class)) {
                return container.get(Shelf.class).find("1") + ", " + isThere("javax.cache.annotation.CacheResult");
            }
        }

        private static boolean isThere(String type) {
            try {
                Class.forName(type);
                return true;
            } catch (ClassNotFoundException e) {
                return false;
            }
        }
    }

    @Test
    void deployment_succeeds() throws Exception {
        ClassLoader own = Thread.currentThread().getContextClassLoader();
        try {
            Hiding hiding = new Hiding(WithoutStandardTest.class.getClassLoader());
            Thread.currentThread().setContextClassLoader(hiding);

            Object deployment = hiding.loadClass(Deployment.class.getName())
                    .getConstructor()
                    .newInstance();

            assertThat(((Callable<?>) deployment).call()).isEqualTo("1, false");
        } finally {
            Thread.currentThread().setContextClassLoader(own);
        }
    }
}
