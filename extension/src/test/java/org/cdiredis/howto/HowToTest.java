package org.cdiredis.howto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.Test;

import org.cdiredis.internal.cdi.Configured;
import org.cdiredis.internal.cdi.RedisExtension;

/** The beans of the how-tos do what the pages say. */
@Configured({
    "cdi-redis.location=embedded:",
    "cdi-redis.deadline=PT20S",
    "cdi-redis.timeout=PT10S",
    "cdi-redis.cache.books.ttl=PT1H",
    "cdi-redis.cache.shop.format=plain"
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
                            Stock.class))
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
