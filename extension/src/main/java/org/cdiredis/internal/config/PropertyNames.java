package org.cdiredis.internal.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.cdiredis.internal.Messages;

/**
 * What the names of the configured properties tell: which caches there are, and which names are mistaken.
 *
 * @param aliases the caches that have a property of their own
 */
record PropertyNames(SortedSet<String> aliases) {

    static final String ROOT = "cdi-redis.";
    static final String CACHE = ROOT + "cache.";

    /** System properties of the embedded Redis, which a configuration may have among its sources. */
    private static final String EMBEDDED = ROOT + "embedded.";

    /** Options of the module of sessions, which checks them itself. */
    private static final String SESSION = ROOT + "session.";

    private static final int TYPING_ERRORS = 3;

    /** What may stand directly behind the root: options for all caches, and those that no cache has for itself. */
    private static final List<Option<?>> EVERYWHERE = Stream.of(Options.ALL, ApplicationOptions.ALL)
            .<Option<?>>flatMap(List::stream)
            .toList();

    static PropertyNames read(Iterable<String> names, Problems problems) {
        SortedSet<String> sorted = new TreeSet<>();
        for (String name : names) {
            if (name.startsWith(ROOT) && !name.startsWith(EMBEDDED)) {
                sorted.add(name);
            }
        }
        SortedSet<String> aliases = new TreeSet<>();
        for (String name : sorted) {
            if (name.startsWith(SESSION)) {
                readOfSession(name, problems);
            } else if (name.startsWith(CACHE)) {
                readOfCache(name, aliases, problems);
            } else {
                check(name, ROOT, EVERYWHERE, problems);
            }
        }
        return new PropertyNames(aliases);
    }

    private static void readOfSession(String name, Problems problems) {
        if (!Library.SESSION.isPresent(PropertyNames.class.getClassLoader())) {
            problems.add(Messages.MESSAGES.unknownOption(
                    name, "Add " + Library.SESSION.coordinates() + " to the application, or remove the option"));
        }
    }

    private static void readOfCache(String name, SortedSet<String> aliases, Problems problems) {
        int end = name.indexOf('.', CACHE.length());
        String alias = end < 0 ? name.substring(CACHE.length()) : name.substring(CACHE.length(), end);
        if (!Aliases.isValid(alias)) {
            problems.add(Messages.MESSAGES.invalidAlias(name, alias));
        } else if (end < 0) {
            problems.add(Messages.MESSAGES.unknownOption(name, "Write " + name + ".location, for example"));
        } else {
            aliases.add(alias);
            check(name, name.substring(0, end + 1), Options.ALL, problems);
        }
    }

    private static void check(String name, String start, List<Option<?>> options, Problems problems) {
        String option = name.substring(start.length());
        List<String> known = options.stream().map(Option::name).toList();
        if (!known.contains(option)) {
            String remedy = nearest(option, known)
                    .map(candidate -> "Did you mean " + start + candidate + "?")
                    .orElse("The reference of the configuration lists the options");
            problems.add(Messages.MESSAGES.unknownOption(name, remedy));
        }
    }

    private static Optional<String> nearest(String option, List<String> known) {
        return known.stream()
                .filter(candidate -> distance(option, candidate) <= Math.min(TYPING_ERRORS, candidate.length() / 2))
                .min(Comparator.comparingInt(candidate -> distance(option, candidate)));
    }

    /** The Levenshtein distance: how many characters to insert, delete or replace. */
    private static int distance(String from, String to) {
        List<Integer> row = new ArrayList<>();
        for (int j = 0; j <= to.length(); j++) {
            row.add(j);
        }
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row.get(0);
            row.set(0, i);
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row.get(j);
                row.set(j, Math.min(replaced, 1 + Math.min(row.get(j), row.get(j - 1))));
            }
        }
        return row.get(to.length());
    }
}
