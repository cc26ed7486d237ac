package org.cdiredis.samples.bookshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.cdiredis.Cache;

class BookSearchTest {

    private static final Book DUNE = new Book("Dune", "Frank Herbert", 1965, "English", "United States", 412);
    private static final Book EMMA = new Book("Emma", "Jane Austen", 1815, "English", "United Kingdom", 474);

    private final Map<String, List<Book>> entries = new HashMap<>();
    private final BookSearch search =
            new BookSearch(cacheOf(entries), new SlowSearch(new Catalogue(List.of(DUNE)), Duration.ZERO));

    @Test
    void search_asksTheCatalogueAndRemembers_whenRedisKnowsNothing() {
        assertThat(search.search(new Query("Dune"))).isEqualTo(new Answer(List.of(DUNE), false));
        assertThat(entries).isEqualTo(Map.of("dune", List.of(DUNE)));
    }

    @Test
    void search_answersFromRedis_whenItKnows() {
        entries.put("dune", List.of(EMMA));

        assertThat(search.search(new Query(" DUNE "))).isEqualTo(new Answer(List.of(EMMA), true));
    }

    @Test
    void search_remembersThatNothingWasFound() {
        search.search(new Query("xyzzyq"));

        assertThat(search.search(new Query("xyzzyq"))).isEqualTo(new Answer(List.of(), true));
    }

    @Test
    void refresh_asksTheCatalogueAndReplacesWhatRedisKnows() {
        entries.put("dune", List.of(EMMA));

        assertThat(search.refresh(new Query("dune"))).isEqualTo(new Answer(List.of(DUNE), false));
        assertThat(entries).isEqualTo(Map.of("dune", List.of(DUNE)));
    }

    /** A cache in a map, with the two operations of one that a search needs. */
    @SuppressWarnings("unchecked") // a proxy is made for a class, which has no type arguments
    private static Cache<String, List<Book>> cacheOf(Map<String, List<Book>> entries) {
        return (Cache<String, List<Book>>) Proxy.newProxyInstance(
                BookSearchTest.class.getClassLoader(), new Class<?>[] {Cache.class}, (cache, method, arguments) -> {
                    String key = (String) arguments[0];
                    return switch (method.getName()) {
                        case "get" -> entries.get(key);
                        case "put" -> {
                            entries.put(key, (List<Book>) arguments[1]);
                            yield true;
                        }
                        default -> throw new UnsupportedOperationException(method.toString());
                    };
                });
    }
}
