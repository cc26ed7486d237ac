package org.cdiredis;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Collectors;

import org.cdiredis.ContractChecks.Check;

/** The text of docs/reference/contract.md. */
final class ContractPage {

    private static final String HEAD = """
            # The cache contract

            What a cache does, as numbered checks, and the tests that show it. **P**: as the Django Redis backend does it.
            **B**: better than it. A test names its checks with `@Contract`; `ContractCoverageTest` fails when a check has no test.

            This page is generated from `contract.txt` and the tests' sources; [Contributing](../../CONTRIBUTING.md) says how.
            """;

    private ContractPage() {}

    static String render(List<Check> checks, Map<Integer, SortedSet<String>> tests) {
        StringBuilder page = new StringBuilder(HEAD);
        String section = "";
        for (Check check : checks) {
            if (!check.section().equals(section)) {
                section = check.section();
                page.append("\n## ").append(section).append("\n\n| | | check | shown by |\n|---|---|---|---|\n");
            }
            page.append(row(check, tests.getOrDefault(check.number(), Collections.emptySortedSet())));
        }
        return page.toString();
    }

    private static String row(Check check, SortedSet<String> tests) {
        String shownBy = tests.stream().map(test -> "`" + test + "`").collect(Collectors.joining(", "));
        String byType = check.byType().map(reason -> "the types: " + reason).orElse("");
        String separator = shownBy.isEmpty() || byType.isEmpty() ? "" : "; ";
        return "| " + check.number() + " | " + String.join(", ", check.kind().split("")) + " | " + check.text() + " | "
                + shownBy + separator + byType + " |\n";
    }
}
