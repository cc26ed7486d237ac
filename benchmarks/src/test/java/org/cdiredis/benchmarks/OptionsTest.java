package org.cdiredis.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;

final class OptionsTest {

    private static Options options(String... arguments) throws UsageException {
        return Options.of(List.of(arguments), List.of("cdi-redis", "lettuce"));
    }

    @Test
    void of_nothing_isAllRowsForLong() throws Exception {
        Options options = options();

        assertThat(options.only()).isEmpty();
        assertThat(options.rounds()).isEqualTo(7);
        assertThat(options.slice()).isEqualTo(Duration.ofSeconds(1));
        assertThat(options.docs()).isNull();
    }

    @Test
    void of_only_tellsSystemsFromRows() throws Exception {
        Options options = options("--only", "get-hit", "--only", "lettuce");

        assertThat(options.only()).containsExactly("get-hit");
        assertThat(options.systems()).containsExactly("lettuce");
    }

    @Test
    void of_severalOptions_takesTheLast() throws Exception {
        Options options = options("--quick", "--rounds", "5", "--seconds", "0.5", "--json", "x.json", "--write-docs");

        assertThat(options.rounds()).isEqualTo(5);
        assertThat(options.slice()).isEqualTo(Duration.ofMillis(500));
        assertThat(options.json()).isEqualTo(Path.of("x.json"));
        assertThat(options.docs()).isEqualTo(Path.of("docs"));
    }

    @Test
    void of_unknownOption_saysWhichThereAre() {
        assertThatThrownBy(() -> options("--fast"))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("There is no option --fast.")
                .hasMessageContaining("--quick");
    }

    @Test
    void of_missingArgument_isAnError() {
        assertThatThrownBy(() -> options("--only")).hasMessageStartingWith("--only needs an argument.");
    }

    @Test
    void of_badNumbers_saysTheRange() {
        assertThatThrownBy(() -> options("--rounds", "0")).hasMessage("--rounds takes a number from 1 to 999, not 0.");
        assertThatThrownBy(() -> options("--seconds", "long"))
                .hasMessage("--seconds takes a number from 0.01 to 600, not long.");
        assertThatThrownBy(() -> options("--rounds", "2.5")).hasMessageEndingWith("not 2.5.");
        assertThatThrownBy(() -> options("--seconds", "0")).hasMessageEndingWith("not 0.");
        assertThatThrownBy(() -> options("--seconds", "NaN")).hasMessageEndingWith("not NaN.");
    }
}
