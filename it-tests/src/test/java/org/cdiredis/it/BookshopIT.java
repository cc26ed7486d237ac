package org.cdiredis.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

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

    @Test
    void visitor_hasASessionFromTheFirstBookOn() throws JsonProcessingException {
        Visit visit = new Visit();

        JsonNode before = JSON.readTree(visit.get(base.resolve("api/visit")));
        visit.put(base.resolve("api/basket?title=Emma"));
        JsonNode after = JSON.readTree(visit.get(base.resolve("api/visit")));

        assertThat(before.get("node").asText()).isNotEmpty().doesNotContain("$");
        assertThat(before.get("adapter").asText()).isNotEmpty();
        assertThat(before.path("session").isObject()).isFalse();
        assertThat(after.get("basket")).extracting(JsonNode::asText).containsExactly("Emma");
        assertThat(after.at("/session/id").asText()).hasSize(8);
        assertThat(Instant.parse(after.at("/session/created").asText()))
                .isBeforeOrEqualTo(after.at("/session/lastAccessed").asText());
        assertThat(after.at("/session/timeoutSeconds").asInt()).isEqualTo(1_800);
        assertThat(after.at("/session/bytes").asLong()).isPositive();
    }

    @Test
    void basket_takesOnlyWhatThereIs() {
        assertThat(Http.put(base.resolve("api/basket?title=Nonsense"))).isEqualTo(404);
    }

    @Test
    void checkout_sellsWhatIsLeft() throws JsonProcessingException {
        Http.put(base.resolve("api/stock?title=Middlemarch&copies=0"));
        Http.put(base.resolve("api/stock?title=Emma&copies=2"));
        Visit visit = new Visit();
        visit.put(base.resolve("api/basket?title=Middlemarch"));
        visit.put(base.resolve("api/basket?title=Emma"));

        JsonNode purchase = JSON.readTree(visit.post(base.resolve("api/basket/checkout"), ""));

        assertThat(purchase.get("receipts").findValuesAsText("title")).containsExactly("Emma");
        assertThat(purchase.at("/receipts/0/copiesLeft").asInt()).isEqualTo(1);
        assertThat(purchase.get("soldOut")).extracting(JsonNode::asText).containsExactly("Middlemarch");
        assertThat(JSON.readTree(visit.get(base.resolve("api/visit"))).get("basket"))
                .extracting(JsonNode::asText)
                .containsExactly("Middlemarch");
    }

    @Test
    void stranger_isNotLoggedIn() throws JsonProcessingException {
        Visit visit = new Visit();

        assertThat(visit.post(base.resolve("api/login"), "name=nobody&password=nothing"))
                .contains("Nobody");

        assertThat(JSON.readTree(visit.get(base.resolve("api/visit")))
                        .path("customer")
                        .isTextual())
                .isFalse();
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
