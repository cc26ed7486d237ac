package org.cdiredis.it.jcache;

import java.util.ArrayList;
import java.util.List;
import javax.cache.annotation.BeanProvider;
import jakarta.enterprise.inject.se.SeContainer;

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

    private static final SeContainer CONTAINER = Containers.start(all());

    private static List<Class<?>> all() {
        List<Class<?>> all = new ArrayList<>(CLASSES);
        all.add(CacheInjectionTest.Shelf.class);
        all.addAll(OwnAnnotationsTest.BEANS);
        return all;
    }

    @Override
    public <T> T getBeanByType(Class<T> beanClass) {
        return CONTAINER.select(beanClass).get();
    }

    static SeContainer container() {
        return CONTAINER;
    }
}
