package org.cdiredis.session.filter;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import jakarta.servlet.ServletContext;

import org.cdiredis.session.internal.boot.WebDescriptor;

/**
 * The deployment descriptors of an application.
 *
 * @param application its {@code web.xml}
 * @param fragments the {@code web-fragment.xml} of its libraries, in their order
 */
record Descriptors(WebDescriptor application, List<WebDescriptor> fragments) {

    private static final String FRAGMENT = "META-INF/web-fragment.xml";

    /**
     * Reads those of an application.
     *
     * @throws IOException if one of them cannot be read
     */
    static Descriptors of(ServletContext context) throws IOException {
        WebDescriptor application = WebDescriptor.NONE;
        try (InputStream stream = context.getResourceAsStream(WebDescriptor.PATH)) {
            if (stream != null) {
                application = WebDescriptor.read(stream);
            }
        }
        List<WebDescriptor> fragments = new ArrayList<>();
        for (URL fragment : fragmentsInOrder(context)) {
            try (InputStream stream = fragment.openStream()) {
                fragments.add(WebDescriptor.read(stream));
            }
        }
        return new Descriptors(application, fragments);
    }

    /** The class names of all listeners that are declared, in their order. */
    Set<String> listenerClasses() {
        Set<String> names = new LinkedHashSet<>(application.listenerClasses());
        fragments.forEach(fragment -> names.addAll(fragment.listenerClasses()));
        return names;
    }

    /** The application is distributable when all its parts are; a library without a fragment says nothing. */
    boolean isDistributable() {
        return application.isDistributable() && fragments.stream().allMatch(WebDescriptor::isDistributable);
    }

    private static List<URL> fragmentsInOrder(ServletContext context) throws IOException {
        List<URL> found = Collections.list(context.getClassLoader().getResources(FRAGMENT));
        if (!(context.getAttribute(ServletContext.ORDERED_LIBS) instanceof List<?> order)) {
            return found;
        }
        // Libraries that the application has left out of its order do not count.
        return found.stream()
                .filter(url -> position(url, order) >= 0)
                .sorted(Comparator.comparingInt(url -> position(url, order)))
                .toList();
    }

    private static int position(URL fragment, List<?> order) {
        String jar = Stream.of(fragment.toString().split("[/!]+"))
                .filter(part -> part.endsWith(".jar"))
                .reduce((first, last) -> last)
                .orElse("");
        return order.indexOf(jar);
    }
}
