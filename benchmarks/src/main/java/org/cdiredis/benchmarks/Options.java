package org.cdiredis.benchmarks;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the command line asks for.
 *
 * @param help only to say which options there are
 * @param list only to say which rows there are
 * @param only the beginnings of the names of the rows to run; all if empty
 * @param systems the names of the systems to run beside cdi-redis; all if empty
 * @param rounds how often each row is run
 * @param slice how long a subject is measured in each round
 * @param json where the results are written
 * @param docs the directory of the documentation, if its page is to be written
 */
record Options(
        boolean help,
        boolean list,
        List<String> only,
        List<String> systems,
        int rounds,
        Duration slice,
        Path json,
        @Nullable Path docs) {

    static final String USAGE = """
            benchmarks/run [options]
              --quick            shorter slices and fewer rounds: about 10 minutes for all rows
              --only NAME        only rows whose names begin so, or compared with this system only; may come several times
              --list             say which rows and systems there are
              --rounds N         how often each row is run
              --seconds S        how long a system is measured in each round, as in 0.5
              --json FILE        where the results go, benchmarks/target/results.json by default
              --write-docs       write docs/benchmarks.md and its plots
              --jdk DIRECTORY    the JDK to run on, instead of JAVA_HOME
              --with JAR         a system that is no dependency: redisson-tomcat-11 of the version of Redisson
              --help             this text
            """;

    private static final int QUICK_ROUNDS = 3;
    private static final Duration QUICK_SLICE = Duration.ofMillis(120);

    Options {
        only = List.copyOf(only);
        systems = List.copyOf(systems);
    }

    /**
     * Reads a command line.
     *
     * @param systems the names that {@code --only} takes for systems
     * @throws UsageException if an option is unknown, or its argument is missing or no good
     */
    static Options of(List<String> arguments, List<String> systems) throws UsageException {
        return new Reading(new ArrayDeque<>(arguments), systems).read();
    }

    private static final class Reading {

        private final Deque<String> rest;
        private final List<String> knownSystems;
        private final List<String> only = new ArrayList<>();
        private final List<String> systems = new ArrayList<>();
        private boolean help;
        private boolean list;
        private int rounds = 7;
        private Duration slice = Duration.ofSeconds(1);
        private Path json = Path.of("benchmarks", "target", "results.json");
        private @Nullable Path docs;

        Reading(Deque<String> rest, List<String> knownSystems) {
            this.rest = rest;
            this.knownSystems = knownSystems;
        }

        Options read() throws UsageException {
            while (!rest.isEmpty()) {
                option(rest.remove());
            }
            return new Options(help, list, only, systems, rounds, slice, json, docs);
        }

        private void option(String name) throws UsageException {
            switch (name) {
                case "--help" -> help = true;
                case "--list" -> list = true;
                case "--quick" -> {
                    rounds = QUICK_ROUNDS;
                    slice = QUICK_SLICE;
                }
                case "--only" -> only(argument(name));
                case "--rounds" -> rounds = rounds(name);
                case "--seconds" -> slice = Duration.ofNanos((long) (seconds(name) * 1e9));
                case "--json" -> json = Path.of(argument(name));
                case "--write-docs" -> docs = Path.of("docs");
                default -> throw new UsageException("There is no option " + name + ".\n\n" + USAGE);
            }
        }

        private void only(String name) {
            (knownSystems.contains(name) ? systems : only).add(name);
        }

        private String argument(String option) throws UsageException {
            if (rest.isEmpty()) {
                throw new UsageException(option + " needs an argument.\n\n" + USAGE);
            }
            return rest.remove();
        }

        private int rounds(String option) throws UsageException {
            String text = argument(option);
            if (text.matches("[1-9][0-9]{0,2}")) {
                return Integer.parseInt(text);
            }
            throw new UsageException("%s takes a number from 1 to 999, not %s.".formatted(option, text));
        }

        private double seconds(String option) throws UsageException {
            String text = argument(option);
            double seconds = text.matches("[0-9]{1,3}(\\.[0-9]+)?") ? Double.parseDouble(text) : 0;
            if (seconds >= 0.01 && seconds <= 600) {
                return seconds;
            }
            throw new UsageException("%s takes a number from 0.01 to 600, not %s.".formatted(option, text));
        }
    }
}
