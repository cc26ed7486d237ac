package org.cdiredis.it.jcache;

import java.util.List;
import java.util.ServiceLoader;
import javax.cache.annotation.BeanProvider;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.Extension;

import manager.BlogManager;
import manager.CacheNameOnEachMethodBlogManagerImpl;
import manager.ClassLevelCacheConfigBlogManagerImpl;
import manager.UsingDefaultCacheNameBlogManagerImpl;

/** Gives the tests their beans from a container, which is started once and stops with the JVM. */
public final class ContainerBeans implements BeanProvider {

    static final List<Class<? extends BlogManager>> CLASSES = List.of(
            CacheNameOnEachMethodBlogManagerImpl.class,
            ClassLevelCacheConfigBlogManagerImpl.class,
            UsingDefaultCacheNameBlogManagerImpl.class);

    private static final SeContainer CONTAINER = start();

    /** Without discovery, for which the beans' old descriptor means one thing here and another there. */
    private static SeContainer start() {
        SeContainerInitializer initializer = SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addBeanClasses(CLASSES.toArray(Class<?>[]::new))
                .addBeanClasses(CacheInjectionTest.Shelf.class);
        for (Extension extension : ServiceLoader.load(Extension.class)) {
            if (extension.getClass().getName().startsWith("org.cdiredis.")) {
                initializer.addExtensions(extension);
            }
        }
        return initializer.initialize();
    }

    @Override
    public <T> T getBeanByType(Class<T> beanClass) {
        return CONTAINER.select(beanClass).get();
    }

    static SeContainer container() {
        return CONTAINER;
    }
}
