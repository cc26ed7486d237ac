package org.cdiredis.benchmarks.results;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** A result as text, JSON, SVG and Markdown. */
final class WritersTest {

    private static final Machine MACHINE = new Machine("JVM 17", 2, "7.0.15");

    private static RowResult row(String name) {
        Map<String, Series> series = new LinkedHashMap<>();
        series.put("cdi-redis", new Series(List.of(10_000.0, 30_000.0, 20_000.0)));
        series.put("lettuce", new Series(List.of(20_000.0, 30_000.0, 80_000.0)));
        return new RowResult(
                name,
                "get of an entry",
                Metric.only("calls/s", Metric.Better.MORE),
                series,
                Map.of("django-redis", "needs Python | Debian"));
    }

    @Test
    void text_hasMediansRangesRatiosAndReasons() {
        assertThat(TextTable.of(row("get-hit-8"))
                        .lines()
                        .map(line -> line.strip().replaceAll(" +", " ")))
                .containsExactly(
                        "get-hit-8: get of an entry",
                        "calls/s min\u2013max ratio",
                        "cdi-redis 20,000 10,000\u201330,000",
                        "lettuce 30,000 20,000\u201380,000 0.50 0.25\u20131.00",
                        "django-redis \u2013 needs Python | Debian");
    }

    @Test
    void json_hasAllRounds() throws Exception {
        JsonNode json = JsonMapper.builder()
                .build()
                .readTree(JsonFile.json(MACHINE, List.of(row("get-hit-8"))).toString());

        assertThat(json.at("/machine/cores").asInt()).isEqualTo(2);
        assertThat(json.at("/rows/0/name").asText()).isEqualTo("get-hit-8");
        assertThat(json.at("/rows/0/systems/lettuce/rounds")).hasSize(3);
        assertThat(json.at("/rows/0/systems/lettuce/ratio/median").asDouble()).isEqualTo(0.5);
        assertThat(json.at("/rows/0/systems/cdi-redis/ratio").isMissingNode()).isTrue();
        assertThat(json.at("/rows/0/absent/django-redis").asText()).startsWith("needs Python");
    }

    @Test
    void svg_isXmlWithALineForEachSystem() throws Exception {
        String svg = Plot.svg("calls < all & more", List.of("1", "8"), List.of(row("get-hit-1"), row("get-hit-8")));

        Document document =
                DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        assertThat(document.getElementsByTagName("polyline").getLength()).isEqualTo(2);
        assertThat(document.getElementsByTagName("circle").getLength()).isEqualTo(4);
        assertThat(svg).contains("calls &lt; all &amp; more").contains(">50,000<");
    }

    @Test
    void roundUp_isToARoundNumber() {
        assertThat(Plot.roundUp(30_000)).isEqualTo(50_000);
        assertThat(Plot.roundUp(50_001)).isEqualTo(100_000);
        assertThat(Plot.roundUp(0.2)).isEqualTo(0.2);
    }

    @Test
    void page_hasTablesTargetsPlotsAndNothingLeftToFillIn(@TempDir Path docs) throws Exception {
        new Page(MACHINE, List.of(row("get-hit-8"))).write(docs);

        assertThat(Files.readString(docs.resolve("benchmarks.md")))
                .contains("JVM 17, 2 cores shared by load and server, Redis 7.0.15")
                .contains("| `get-hit-8` | \u2265 1.00 \u00d7 lettuce | 0.50 | missed |")
                .contains("| lettuce | 30,000 | 20,000\u201380,000 | 0.50 | 0.25\u20131.00 |")
                .contains("| django-redis | \u2013 | needs Python \\| Debian | | |")
                .doesNotContain("{{");
        assertThat(docs.resolve("benchmarks/get-hit.svg")).exists();
    }
}
