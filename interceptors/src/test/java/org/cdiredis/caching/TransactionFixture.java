package org.cdiredis.caching;

import static org.cdiredis.caching.TestTransactions.MANAGER;

import java.util.List;
import javax.naming.NamingException;
import jakarta.transaction.Status;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/**
 * The same, in transactions of a real transaction manager.
 *
 * @param <S> the bean's class
 */
abstract class TransactionFixture<S> extends ShelfFixture<S> {

    TransactionFixture(List<String> properties, Class<S> type) {
        super(properties, type);
    }

    @BeforeAll
    static void provideNames() throws NamingException {
        TestTransactions.provideNames();
    }

    @AfterEach
    final void rollBack() throws Exception {
        if (MANAGER.getStatus() != Status.STATUS_NO_TRANSACTION) {
            MANAGER.rollback();
        }
    }
}
