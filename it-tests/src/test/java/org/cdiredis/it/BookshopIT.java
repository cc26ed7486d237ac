package org.cdiredis.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The sample, asked as its page asks it. */
@ExtendWith(ArquillianExtension.class)
class BookshopIT {

    private static final String SEARCH = "api/search?q=dune";
    private static final String REFRESH = "api/search/refresh?q=dune";
    private static final String KEY = "books:1:1(\"dune\")";

    /** The sample's own, in its configuration. */
    private static final long SLOW_MICROS = Duration.ofMillis(800).toNanos() / 1_000;

    private static final long TTL_MILLIS = Duration.ofMinutes(2).toMillis();

    private static final JsonMapper JSON = new JsonMapper();

    @ArquillianResource
    URI base;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.bookshop();
    }

    @BeforeEach
    void clear() throws JsonProcessingException {
        json(Http.delete(base.resolve("api/cache")));
    }

    @Test
    void firstSearch_isSlowAndNotFromRedis() throws JsonProcessingException {
        JsonNode result = json(Http.get(base.resolve(SEARCH)));

        assertThat(result.get("query").asText()).isEqualTo("dune");
        assertThat(result.get("books").findValuesAsText("title")).contains("Dune");
        assertThat(result.get("fromRedis").asBoolean()).isFalse();
        assertThat(result.get("tookMicros").asLong()).isGreaterThanOrEqualTo(SLOW_MICROS);
        assertThat(result.get("key").asText()).isEqualTo(KEY);
        assertThat(result.get("timeToLiveMillis").asLong()).isBetween(1L, TTL_MILLIS);
    }

    @Test
    void secondSearch_isFromRedisAndTheSame() throws JsonProcessingException {
        JsonNode first = json(Http.get(base.resolve(SEARCH)));

        JsonNode second = json(Http.get(base.resolve(SEARCH)));

        assertThat(second.get("fromRedis").asBoolean()).isTrue();
        assertThat(second.get("books")).isEqualTo(first.get("books"));
        assertThat(second.get("timeToLiveMillis").asLong()).isBetween(1L, TTL_MILLIS - 1);
    }

    @Test
    void refresh_isSlowAndRenewsTheEntry() throws JsonProcessingException {
        json(Http.get(base.resolve(SEARCH)));

        JsonNode refreshed = json(Http.post(base.resolve(REFRESH)));

        assertThat(refreshed.get("fromRedis").asBoolean()).isFalse();
        assertThat(refreshed.get("tookMicros").asLong()).isGreaterThanOrEqualTo(SLOW_MICROS);
    }

    @Test
    void keys_areThoseInRedis() throws JsonProcessingException {
        json(Http.get(base.resolve(SEARCH)));

        JsonNode keys = json(Http.get(base.resolve("api/keys")));

        assertThat(keys.get("redis").asText()).isEqualTo("embedded");
        assertThat(keys.get("keys").findValuesAsText("key")).containsExactly(KEY);
        assertThat(keys.at("/keys/0/bytes").asLong()).isPositive();
        assertThat(keys.at("/keys/0/timeToLiveMillis").asLong()).isBetween(1L, TTL_MILLIS);
    }

    @Test
    void clear_removesTheEntries() throws JsonProcessingException {
        json(Http.get(base.resolve(SEARCH)));

        JsonNode cleared = json(Http.delete(base.resolve("api/cache")));

        assertThat(cleared.get("removed").asLong()).isEqualTo(1);
        assertThat(json(Http.get(base.resolve("api/keys"))).get("keys")).isEmpty();
    }

    @Test
    void blankQuery_isRefusedWithAReason() throws JsonProcessingException {
        HttpResponse<String> response = Http.get(base.resolve("api/search?q=%20"));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(parse(response).get("message").asText()).isNotBlank();
    }

    @Test
    void edit_isSeenByTheNextReaderAndTheNextSearch() throws JsonProcessingException {
        int number = number("Dune");
        json(Http.get(base.resolve(SEARCH)));
        try {
            JsonNode renamed = json(rename(number, "Dune%20Messiah"));

            assertThat(renamed.get("title").asText()).isEqualTo("Dune Messiah");
            assertThat(json(Http.get(base.resolve("api/books/" + number)))
                            .get("title")
                            .asText())
                    .isEqualTo("Dune Messiah");
            JsonNode search = json(Http.get(base.resolve(SEARCH)));
            assertThat(search.get("fromRedis").asBoolean()).isFalse();
            assertThat(search.get("books").findValuesAsText("title")).contains("Dune Messiah");
        } finally {
            json(rename(number, "Dune"));
        }
    }

    @Test
    void editWithoutATitle_changesNothing() throws JsonProcessingException {
        int number = number("Dune");

        assertThat(rename(number, "%20").statusCode()).isEqualTo(400);

        assertThat(json(Http.get(base.resolve("api/books/" + number)))
                        .get("title")
                        .asText())
                .isEqualTo("Dune");
    }

    private HttpResponse<String> rename(int number, String title) {
        return Http.send(HttpRequest.newBuilder(base.resolve("api/books/" + number + "?title=" + title))
                .PUT(HttpRequest.BodyPublishers.noBody()));
    }

    private int number(String title) throws JsonProcessingException {
        for (int number = 0; ; number++) {
            if (json(Http.get(base.resolve("api/books/" + number)))
                    .get("title")
                    .asText()
                    .equals(title)) {
                return number;
            }
        }
    }

    private static JsonNode json(HttpResponse<String> response) throws JsonProcessingException {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return parse(response);
    }

    private static JsonNode parse(HttpResponse<String> response) throws JsonProcessingException {
        return JSON.readTree(response.body());
    }
}
