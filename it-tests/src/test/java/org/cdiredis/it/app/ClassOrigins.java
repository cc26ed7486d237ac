package org.cdiredis.it.app;

import java.util.List;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.config.SmallRyeConfig;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;
import org.redisson.Redisson;

/** Tells in the server's log who brings the libraries that both a server and the WAR may have. */
@ApplicationScoped
public class ClassOrigins {

    private static final System.Logger LOG = System.getLogger(ClassOrigins.class.getName());

    void report(@Observes @Initialized(ApplicationScoped.class) Object event) {
        List<Class<?>> classes = List.of(
                ObjectMapper.class,
                Config.class,
                ConfigProvider.getConfig().getClass(),
                SmallRyeConfig.class,
                Logger.class,
                org.slf4j.Logger.class,
                Redisson.class,
                Book.class);
        classes.forEach(type -> LOG.log(
                System.Logger.Level.INFO,
                "Class origin: {0} is from {1} by {2}",
                type.getName(),
                type.getProtectionDomain().getCodeSource().getLocation(),
                type.getClassLoader()));
    }
}
