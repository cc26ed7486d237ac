package org.cdiredis.internal.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.cdiredis.internal.embedded.EmbeddedServers;

/**
 * Reads the URL of an option {@code location}. Messages never quote it: it may hold a password.
 *
 * <p>The host is read from the authority rather than by {@link URI#getHost()}, which knows no underscore, and container
 * networks are full of names with one.
 */
final class LocationParser {

    private static final String EMBEDDED_SCHEME = "embedded:";
    private static final int DEFAULT_PORT = 6379;
    private static final Set<String> PLAIN = Set.of("redis", "valkey");
    private static final Set<String> TLS = Set.of("rediss", "valkeys");
    private static final Pattern HOST_AND_PORT = Pattern.compile("(\\[[0-9A-Fa-f:.%]+]|[\\w.-]+)(?::([0-9]{1,5}))?");
    private static final Pattern EMBEDDED = Pattern.compile("([0-9]{1,5})?(?:/([0-9]{1,9}))?(?:\\?db=([0-9]{1,9}))?");

    private LocationParser() {}

    static LocatedCredentials parse(String text) throws InvalidOptionException {
        if (text.isBlank()) {
            throw new InvalidOptionException("empty. Write redis://localhost:6379, for example");
        }
        if (text.startsWith(EMBEDDED_SCHEME)) {
            return embedded(text.substring(EMBEDDED_SCHEME.length()));
        }
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            throw new InvalidOptionException("not a URL. Write redis://host:port/database, and percent-escape user and"
                    + " password (@ is %40, : is %3A, / is %2F, # is %23)");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (PLAIN.contains(scheme) || TLS.contains(scheme)) {
            return server(uri, TLS.contains(scheme));
        }
        if (scheme.equals("unix")) {
            return socket(uri);
        }
        throw new InvalidOptionException(
                "no such scheme. Write redis://, rediss://, valkey://, valkeys://, unix:// or embedded: in front");
    }

    private static LocatedCredentials embedded(String rest) throws InvalidOptionException {
        Matcher matcher = EMBEDDED.matcher(rest);
        if (!matcher.matches() || (matcher.group(2) != null && matcher.group(3) != null)) {
            throw new InvalidOptionException(
                    "not an embedded location. Write embedded: for any free port, or embedded:6400/1"
                            + " for port 6400 and database 1");
        }
        Optional<String> problem = EmbeddedServers.problem();
        if (problem.isPresent()) {
            throw new InvalidOptionException(problem.get());
        }
        OptionalInt port = matcher.group(1) == null ? OptionalInt.empty() : OptionalInt.of(port(matcher.group(1)));
        String database = matcher.group(2) == null ? matcher.group(3) : matcher.group(2);
        return new LocatedCredentials(
                new Location.Embedded(port, database == null ? 0 : Integer.parseInt(database)), Credentials.NONE);
    }

    private static LocatedCredentials server(URI uri, boolean tls) throws InvalidOptionException {
        String authority = uri.getRawAuthority();
        if (authority == null) {
            throw new InvalidOptionException("no host. Write redis://localhost:6379, for example");
        }
        int at = authority.lastIndexOf('@');
        Matcher hostAndPort = HOST_AND_PORT.matcher(authority.substring(at + 1));
        if (!hostAndPort.matches()) {
            throw new InvalidOptionException("not one host and port. Write redis://localhost:6379, for example");
        }
        int port = hostAndPort.group(2) == null ? DEFAULT_PORT : port(hostAndPort.group(2));
        if (uri.getRawFragment() != null) {
            throw new InvalidOptionException("a # outside of user and password means nothing. Remove it, or write %23");
        }
        Location location = new Location.Server(tls, hostAndPort.group(1), port, database(uri));
        return new LocatedCredentials(location, at < 0 ? Credentials.NONE : credentials(authority.substring(0, at)));
    }

    private static LocatedCredentials socket(URI uri) throws InvalidOptionException {
        String path = uri.getPath();
        if (path == null || path.length() < 2) {
            throw new InvalidOptionException("no path. Write unix:///run/redis/redis.sock?db=1, for example");
        }
        String userInfo = uri.getRawAuthority();
        if (userInfo != null && !userInfo.endsWith("@")) {
            throw new InvalidOptionException(
                    "a host means nothing. Write three slashes, as in unix:///run/redis/redis.sock");
        }
        return new LocatedCredentials(
                new Location.Socket(path, number(fromQuery(uri.getRawQuery()))),
                userInfo == null ? Credentials.NONE : credentials(userInfo.substring(0, userInfo.length() - 1)));
    }

    private static int port(String digits) throws InvalidOptionException {
        int port = Integer.parseInt(digits);
        if (port < 1 || port > 65_535) {
            throw new InvalidOptionException("the port is not in the range 1 to 65535");
        }
        return port;
    }

    private static int database(URI uri) throws InvalidOptionException {
        String path = uri.getRawPath() == null ? "" : uri.getRawPath();
        String fromPath = path.length() > 1 ? path.substring(1) : null;
        String fromQuery = fromQuery(uri.getRawQuery());
        if (fromPath != null && fromQuery != null && !fromPath.equals(fromQuery)) {
            throw new InvalidOptionException("path and query name different databases. Remove one");
        }
        return number(fromPath == null ? fromQuery : fromPath);
    }

    private static int number(@Nullable String database) throws InvalidOptionException {
        if (database == null) {
            return 0;
        }
        try {
            return OptionParsers.integer(database, 0, Integer.MAX_VALUE);
        } catch (InvalidOptionException e) {
            throw new InvalidOptionException(
                    "the database is not a number. Write redis://localhost:6379/1, for example");
        }
    }

    private static @Nullable String fromQuery(@Nullable String query) throws InvalidOptionException {
        if (query == null || query.isEmpty()) {
            return null;
        }
        if (!query.startsWith("db=") || query.indexOf('&') >= 0) {
            throw new InvalidOptionException("the query may hold db= only. Use the options of the cache for the rest");
        }
        return query.substring(3);
    }

    private static Credentials credentials(String userInfo) {
        int colon = userInfo.indexOf(':');
        String username = decode(colon < 0 ? userInfo : userInfo.substring(0, colon));
        Optional<Secret> password =
                colon < 0 ? Optional.empty() : Optional.of(new Secret(decode(userInfo.substring(colon + 1))));
        return new Credentials(
                Optional.of(username).filter(name -> !name.isEmpty()),
                password.filter(secret -> !secret.value().isEmpty()));
    }

    private static String decode(String escaped) {
        // A URL's user information knows no + for a space, unlike the forms that URLDecoder is made for.
        return URLDecoder.decode(escaped.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
