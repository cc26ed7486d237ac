package org.cdiredis.caching;

import java.util.List;
import jakarta.enterprise.inject.spi.Extension;

/** What the log of a deployment says of annotations that are right, but may not mean what they seem to. */
public final class DeploymentHints {

    private DeploymentHints() {}

    /**
     * Deploys an application and stops it.
     *
     * @param classes its beans and interceptors
     * @return the hints
     */
    public static List<String> of(Class<?>... classes) {
        return of(List.of(), classes);
    }

    /**
     * Deploys an application with extensions of its own and stops it.
     *
     * @param extensions those besides this library's
     * @param classes its beans and interceptors
     * @return the hints
     */
    public static List<String> of(List<? extends Extension> extensions, Class<?>... classes) {
        RecordedLog log = new RecordedLog();
        try (log) {
            CachingContainer.deploy(List.of("cdi-redis.location=redis://localhost"), extensions, classes)
                    .close();
        }
        return log.messages().stream()
                .filter(line -> line.startsWith("CDIREDIS012"))
                .filter(line -> !line.contains("01200"))
                .toList();
    }
}
