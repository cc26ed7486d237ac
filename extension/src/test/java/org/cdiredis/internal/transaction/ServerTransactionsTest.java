package org.cdiredis.internal.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import javax.naming.NameNotFoundException;

import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import org.junit.jupiter.api.Test;

/** How often the server is asked for its transactions. */
final class ServerTransactionsTest {

    private static final String REGISTRY = "java:comp/TransactionSynchronizationRegistry";

    private final Map<String, Object> names = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private final AtomicLong nanoTime = new AtomicLong();
    private final ServerTransactions transactions = new ServerTransactions(
            name -> {
                asked.add(name);
                if (!names.containsKey(name)) {
                    throw new NameNotFoundException(name);
                }
                return Objects.requireNonNull(names.get(name));
            },
            nanoTime::get);

    private long lookUps() {
        transactions.participant("key", () -> {
            throw new AssertionError("no transaction has begun");
        });
        return asked.stream().filter(REGISTRY::equals).count();
    }

    @Test
    void serverWithoutTransactions_isAskedFromTimeToTime() {
        names.put("java:comp", "a context");
        assertThat(lookUps()).isEqualTo(1);
        nanoTime.addAndGet(ServerTransactions.MEMORY.toNanos() - 1);
        assertThat(lookUps()).isEqualTo(1);
        nanoTime.addAndGet(1);
        assertThat(lookUps()).isEqualTo(2);
        assertThat(lookUps()).isEqualTo(2);
    }

    @Test
    void threadWithoutNames_saysNothingOfOthers() {
        assertThat(lookUps()).isEqualTo(1);
        assertThat(lookUps()).isEqualTo(2);
        names.put(REGISTRY, new TransactionSynchronizationRegistryImple());
        assertThat(lookUps()).isEqualTo(3);
        assertThat(lookUps()).isEqualTo(3);
    }
}
