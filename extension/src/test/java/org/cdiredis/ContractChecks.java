package org.cdiredis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The checks of the cache contract, as {@code contract.txt} has them. */
final class ContractChecks {

    private static final Pattern CHECK = Pattern.compile("(\\d+) (P|B|PB) (.+)");
    private static final Pattern BY_TYPE = Pattern.compile(" +type: (.+)");
    private static final String SECTION = "## ";

    private ContractChecks() {}

    /**
     * One check.
     *
     * @param section the heading it stands under
     * @param number its number
     * @param kind P, B or PB
     * @param text what a cache does
     * @param byType why no program that compiles can break it; empty if a test has to show it
     */
    record Check(String section, int number, String kind, String text, Optional<String> byType) {

        Check metBy(String type) {
            return new Check(section, number, kind, text, Optional.of(type));
        }
    }

    static List<Check> read() {
        List<Check> checks = new ArrayList<>();
        String section = "";
        for (String line : lines()) {
            Matcher check = CHECK.matcher(line);
            Matcher byType = BY_TYPE.matcher(line);
            if (check.matches()) {
                int number = Integer.parseInt(check.group(1));
                checks.add(new Check(section, number, check.group(2), check.group(3), Optional.empty()));
            } else if (byType.matches()) {
                checks.add(checks.remove(checks.size() - 1).metBy(byType.group(1)));
            } else if (line.startsWith(SECTION)) {
                section = line.substring(SECTION.length());
            } else if (!line.isBlank() && !line.startsWith("#")) {
                throw new AssertionError("contract.txt: " + line);
            }
        }
        return checks;
    }

    private static List<String> lines() {
        try (InputStream in = ContractChecks.class.getResourceAsStream("contract.txt")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
