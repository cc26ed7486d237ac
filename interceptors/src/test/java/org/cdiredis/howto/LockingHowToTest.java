package org.cdiredis.howto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.cdiredis.embedded.RedisServer;
import org.cdiredis.limit.RateLimitedException;
import org.cdiredis.locking.Node;

/** The beans of the how-tos do what the pages say. The timer runs in it-tests. */
final class LockingHowToTest {

    private static final String[] NOTHING = {};

    private static RedisServer server;
    private static Node node;

    @BeforeAll
    static void start() {
        server = RedisServer.start();
        node = Node.start(server, NOTHING, LockedStock.class, Warehouse.class, Printer.class, Orders.class);
    }

    @AfterAll
    static void stop() {
        node.close();
        server.stop();
    }

    @Test
    void stock_isTakenUnderLocks() {
        LockedStock stock = node.get(LockedStock.class);
        Warehouse warehouse = node.get(Warehouse.class);
        warehouse.put("emma", 1);
        warehouse.put("dune", 0);

        assertThat(stock.order("emma")).isTrue();
        assertThat(stock.order("emma")).isFalse();
        warehouse.put("emma", 1);
        stock.move("emma", "dune");
        assertThat(stock.orderLater("dune"))
                .succeedsWithin(Duration.ofSeconds(30))
                .isEqualTo(true);
        assertThat(warehouse.take("dune", 1)).isFalse();
    }

    @Test
    void printer_prints() throws InterruptedException {
        Printer printer = node.get(Printer.class);

        assertThat(printer.print("a page")).isEqualTo("printed a page");
        assertThat(printer.printNow("a page")).isEqualTo("printed a page by printer");
    }

    @Test
    void orders_areLimited() {
        Orders orders = node.get(Orders.class);
        orders.order("emma");
        orders.order("emma");

        assertThat(orders.mayOrder("emma")).isTrue();
        assertThatThrownBy(() -> orders.order("emma")).isInstanceOf(RateLimitedException.class);
        orders.index("emma");
    }
}
