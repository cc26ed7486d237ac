package org.cdiredis.it.jcache;

import java.util.List;
import java.util.ServiceLoader;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.Extension;

/** Starts containers with beans of the tests and this library's extensions. */
final class Containers {

    private Containers() {}

    /** Without discovery, for which the beans' old descriptor means one thing here and another there. */
    static SeContainer start(List<Class<?>> beans) {
        SeContainerInitializer initializer =
                SeContainerInitializer.newInstance().disableDiscovery().addBeanClasses(beans.toArray(Class<?>[]::new));
        for (Extension extension : ServiceLoader.load(Extension.class)) {
            if (extension.getClass().getName().startsWith("org.cdiredis.")) {
                initializer.addExtensions(extension);
            }
        }
        return initializer.initialize();
    }
}
