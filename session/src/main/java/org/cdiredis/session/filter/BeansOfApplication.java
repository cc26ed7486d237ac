package org.cdiredis.session.filter;

import java.util.Optional;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.CDI;

import org.jspecify.annotations.Nullable;

/**
 * The session-scoped beans of an application, and how their classes are found.
 *
 * @param beans the beans
 * @param loader finds the classes of all that is in a session
 */
record BeansOfApplication(SessionBeans beans, ClassLoader loader) {

    /** Those of the application that is starting. */
    static BeansOfApplication find(ClassLoader application) {
        try {
            return Cdi.find(application);
        } catch (LinkageError | IllegalStateException e) {
            return new BeansOfApplication(SessionBeans.NONE, application); // no CDI, or none that has started
        }
    }

    /** Apart, so that it is loaded where there is CDI only. */
    private static final class Cdi {

        static BeansOfApplication find(ClassLoader application) {
            BeanManager manager = CDI.current().getBeanManager();
            SessionBeanContext context =
                    manager.getExtension(SessionBeansExtension.class).context();
            SessionBeans beans = new CdiSessionBeans(manager, context, WeldContexts.of(manager));
            return new BeansOfApplication(beans, loader(application, WeldContexts.loaderOf(manager)));
        }

        private static ClassLoader loader(ClassLoader application, @Nullable ClassLoader weld) {
            return Optional.ofNullable(weld)
                    .filter(hidden -> !WeldContexts.isKnownTo(application))
                    .<ClassLoader>map(hidden -> new BothLoaders(application, hidden))
                    .orElse(application);
        }
    }

    /** The application's, and what it does not find, from Weld's: beans are stored with objects of Weld's. */
    private static final class BothLoaders extends ClassLoader {

        private final ClassLoader second;

        BothLoaders(ClassLoader first, ClassLoader second) {
            super(first);
            this.second = second;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            return second.loadClass(name);
        }
    }
}
