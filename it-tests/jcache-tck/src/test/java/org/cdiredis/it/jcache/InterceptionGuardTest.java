package org.cdiredis.it.jcache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.ServiceLoader;
import java.util.UUID;
import javax.cache.annotation.BeanProvider;
import jakarta.enterprise.inject.spi.BeanManager;

import domain.Blog;
import manager.BlogManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.cdiredis.Caches;

/**
 * That JSR-107's tests test something: they pass when no container has started, and half of them when nothing is intercepted.
 * So each method of each bean has to do in Redis what its annotation says.
 */
final class InterceptionGuardTest {

    private final String title = UUID.randomUUID().toString();

    @BeforeEach
    void clear() {
        ContainerBeans.container()
                .select(Caches.class)
                .get()
                .client("default")
                .getKeys()
                .flushdb();
    }

    @Test
    void container_isTheOneThatThisRunIsFor() {
        String[] expected = System.getProperty("container").split(" ", 2);
        Class<?> manager = ContainerBeans.container()
                .select(BeanManager.class)
                .get()
                .resolve(ContainerBeans.container()
                        .select(BeanManager.class)
                        .get()
                        .getBeans(BeanManager.class))
                .getClass();

        assertThat(manager.getName()).startsWith(expected[0]);
        assertThat(Objects.toString(
                        manager.getPackage().getImplementationVersion(),
                        manager.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .getPath()))
                .contains(expected[1]);
    }

    @Test
    void beansOfTheTests_areGivenByTheContainer() {
        assertThat(ServiceLoader.load(BeanProvider.class)).hasExactlyElementsOfTypes(ContainerBeans.class);
    }

    @ParameterizedTest
    @MethodSource("beans")
    void result_isCached(Class<? extends BlogManager> type) {
        BlogManager blogs = bean(type);
        blogs.createEntry(new Blog(title, "first"));

        blogs.getEntryCached(title);
        blogs.createEntry(new Blog(title, "second"));

        assertThat(entries()).isEqualTo(1);
        assertThat(blogs.getEntryCached(title).getBody()).isEqualTo("first");
        assertThat(blogs.getEntryRaw(title).getBody()).isEqualTo("second");
    }

    @ParameterizedTest
    @MethodSource("beans")
    void result_isCachedByTheMarkedParameter(Class<? extends BlogManager> type) {
        BlogManager blogs = bean(type);
        blogs.createEntry(new Blog(title, "first"));

        blogs.getEntryCached("any", title, "other");
        blogs.createEntry(new Blog(title, "second"));

        assertThat(blogs.getEntryCached("else", title, "more").getBody()).isEqualTo("first");
        assertThat(entries()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("beans")
    void entry_isRemoved(Class<? extends BlogManager> type) {
        BlogManager blogs = bean(type);
        blogs.createEntry(new Blog(title, "first"));
        blogs.createEntry(new Blog("other", "first"));
        blogs.getEntryCached(title);
        blogs.getEntryCached("other");

        blogs.clearEntryFromCache(title);

        assertThat(entries()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("beans")
    void allEntries_areRemoved(Class<? extends BlogManager> type) {
        BlogManager blogs = bean(type);
        blogs.createEntry(new Blog(title, "first"));
        blogs.createEntry(new Blog("other", "first"));
        blogs.getEntryCached(title);
        blogs.getEntryCached("other");

        blogs.clearCache();

        assertThat(entries()).isZero();
    }

    static Iterable<Class<? extends BlogManager>> beans() {
        return ContainerBeans.CLASSES;
    }

    private static BlogManager bean(Class<? extends BlogManager> type) {
        return new ContainerBeans().getBeanByType(type);
    }

    private static long entries() {
        return ContainerBeans.container()
                .select(Caches.class)
                .get()
                .client("default")
                .getKeys()
                .count();
    }
}
