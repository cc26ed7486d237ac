package org.cdiredis.howto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import jakarta.enterprise.context.RequestScoped;

import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.Test;

import org.cdiredis.Cache;
import org.cdiredis.Caches;
import org.cdiredis.NoSuchEntryException;
import org.cdiredis.internal.cdi.Configured;
import org.cdiredis.internal.cdi.RedisExtension;

/** The beans of the how-tos do what the pages say. */
@Configured({
    "cdi-redis.location=embedded:",
    "cdi-redis.deadline=PT20S",
    "cdi-redis.timeout=PT10S",
    "cdi-redis.cache.books.ttl=PT1H",
    "cdi-redis.cache.editions.version=2",
    "cdi-redis.cache.shop.format=plain",
    "cdi-redis.cache.pages.compressor=gzip",
    "cdi-redis.cache.pages.compressor.threshold=2048",
    "cdi-redis.cache.pages.compressor.level=3",
    "cdi-redis.cache.tenants.key-prefix-supplier=org.cdiredis.howto.Tenant"
})
@EnableWeld
final class HowToTest {

    @WeldSetup
    WeldInitiator weld = WeldInitiator.from(WeldInitiator.createWeld()
                    .addExtension(new RedisExtension())
                    .addBeanClasses(
                            BookShelf.class,
                            Statistics.class,
                            Branches.class,
                            Counters.class,
                            Readers.class,
                            DjangoShop.class,
                            Editions.class,
                            Stock.class,
                            Bestsellers.class,
                            Visits.class,
                            Shelves.class,
                            Pages.class,
                            Tenant.class))
            .activate(RequestScoped.class)
            .build();

    @Test
    void bookShelf_shelvesFindsAndSellsOut(BookShelf shelf) {
        BookShelf.Book emma = new BookShelf.Book("978-0141439587", "Emma", 1815);

        shelf.shelve(emma);

        assertThat(shelf.find(emma.isbn())).contains(emma);
        assertThat(shelf.find("latest")).contains(emma);
        shelf.sellOut();
        assertThat(shelf.find(emma.isbn())).isEmpty();
    }

    @Test
    void statistics_countAndRemember(Statistics statistics) {
        statistics.remember("ann");

        assertThat(statistics.visit("home")).isEqualTo(1);
        assertThat(statistics.visit("home")).isEqualTo(2);
    }

    @Test
    void counters_areReadTogether(Counters counters) {
        assertThat(counters.both("home", "shelf").toCompletableFuture().join()).isZero();
    }

    @Test
    void stock_isOrderedAndRestockedUnderALock(Stock stock) throws InterruptedException {
        assertThat(stock.order("978-0141439587")).isFalse();
        stock.restock("978-0141439587", 1);

        assertThat(stock.order("978-0141439587")).isTrue();
        assertThat(stock.order("978-0141439587")).isFalse();
    }

    @Test
    void bestsellers_areLoadedOnce(Bestsellers bestsellers) {
        assertThat(bestsellers.find("1").title()).isEqualTo("Emma");
        assertThat(bestsellers.find("1").title()).isEqualTo("Emma");
        assertThat(bestsellers.bestseller()).isEqualTo(bestsellers.bestseller());
        assertThat(bestsellers.loads()).isEqualTo(2);
    }

    @Test
    void visits_areCounted(Visits visits) {
        assertThat(visits.visit("home")).isOne();
        assertThat(visits.visit("home")).isEqualTo(2);
        assertThatThrownBy(() -> visits.take("none")).isInstanceOf(NoSuchEntryException.class);
        assertThat(visits.spend("ann", 12.5)).isEqualTo(12.5);
        assertThat(visits.spend("ann", 0.25)).isEqualTo(12.75);
    }

    @Test
    void shelves_takeMany(Shelves shelves) {
        Shelves.Book emma = new Shelves.Book("Emma");

        assertThat(shelves.shelve(Map.of("austen:1", emma, "other", emma))).isEmpty();
        assertThat(shelves.find(List.of("other", "none", "austen:1"))).containsOnlyKeys("other", "austen:1");
        assertThat(shelves.forgetAusten()).isOne();
        assertThat(shelves.moveOn("other", "nobody")).isOne();
    }

    @Test
    void pages_areCompressed(Pages pages, Caches caches) {
        String page = pages.page("home");

        assertThat(pages.page("home")).isEqualTo(page).hasSizeGreaterThan(10_000);
        assertThat(caches.client("pages").getBucket("pages:1:home").size()).isLessThan(1_000);
    }

    @Test
    void tenants_haveEntriesOfTheirOwn(Tenant tenant, Caches caches) {
        Cache<String, String> cache = caches.get("tenants", String.class, String.class);
        tenant.is("red");
        cache.put("k", "of red");
        tenant.is("blue");

        assertThat(cache.get("k")).isNull();
        assertThat(cache.withPrefix("tenants-red").get("k")).isEqualTo("of red");
    }

    @Test
    void editions_ofTheVersionBefore_areFoundTakenOverAndDropped(Editions editions, Caches caches) {
        Cache<String, String> old =
                caches.get("editions", String.class, String.class).withVersion(1);
        old.put("1", "first");
        old.put("2", "second");

        assertThat(editions.find("1")).contains("first");
        assertThat(editions.takeOver("1")).isTrue();
        assertThat(editions.takeOver("1")).isFalse();
        assertThat(old.keys()).containsExactly("2");
        assertThat(editions.dropOld()).isOne();
        assertThat(editions.find("1")).contains("first");
        assertThat(editions.find("2")).isEmpty();
    }

    @Test
    void branches_haveCachesOfTheirOwn(Branches branches) {
        assertThat(branches.titles("books")).isEqualTo(List.of());
        branches.clearAll();
    }

    @Test
    void readers_areASetAndAMapOfTheCache(Readers readers) {
        assertThat(readers.read("emma", "ann")).isTrue();
        assertThat(readers.read("emma", "ann")).isFalse();
        assertThat(readers.read("persuasion", "ann")).isTrue();
        assertThat(readers.read("persuasion", "bob")).isTrue();

        assertThat(readers.ofBoth("emma", "persuasion")).containsExactly("ann");
        assertThat(readers.remember("ann", "city", "Bath")).containsEntry("city", "Bath");
        assertThat(readers.forget()).isEqualTo(3);
    }

    @Test
    void djangoShop_sellsAndFinds(DjangoShop shop) {
        DjangoShop.Book emma = new DjangoShop.Book("Emma", 1815);

        shop.sell("978-0141439587", emma);

        assertThat(shop.find("978-0141439587")).contains(emma);
        assertThat(shop.sold("978-0141439587")).isZero();
    }
}
