package org.cdiredis.samples.bookshop;

import java.util.regex.Pattern;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the shop's Redis is, in words that may be shown. */
@Dependent
final class RedisLocation {

    private static final Pattern CREDENTIALS = Pattern.compile("//[^,]*@");
    private static final Pattern DECORATION = Pattern.compile("[a-z]+://|[/?][^,]*");

    private final String location;

    @Inject
    RedisLocation(@ConfigProperty(name = "cdi-redis.location") String location) {
        this.location = location;
    }

    /** Host and port, or {@code embedded}; never a user's name or password. */
    String label() {
        if (location.startsWith("embedded:")) {
            return "embedded";
        }
        String shown = CREDENTIALS.matcher(location).replaceAll("//");
        return DECORATION.matcher(shown).replaceAll("");
    }
}
