package org.cdiredis.howto;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Hashtable;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.naming.spi.InitialContextFactory;
import jakarta.transaction.TransactionManager;

import com.arjuna.ats.arjuna.common.ObjectStoreEnvironmentBean;
import com.arjuna.ats.internal.jta.transaction.arjunacore.TransactionSynchronizationRegistryImple;
import com.arjuna.common.internal.util.propertyservice.BeanPopulator;
import org.jboss.weld.junit5.EnableWeld;
import org.jboss.weld.junit5.WeldInitiator;
import org.jboss.weld.junit5.WeldSetup;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.cdiredis.internal.cdi.Configured;
import org.cdiredis.internal.cdi.RedisExtension;

/** The bean of docs/howto/use-transactions.md does what the page says, with and without a transaction manager. */
@Configured({
    "cdi-redis.location=embedded:",
    "cdi-redis.deadline=PT20S",
    "cdi-redis.timeout=PT10S",
    "cdi-redis.cache.titles.transactional=true"
})
@EnableWeld
final class TransactionHowToTest {

    @WeldSetup
    WeldInitiator weld = WeldInitiator.from(WeldInitiator.createWeld()
                    .addExtension(new RedisExtension())
                    .addBeanClasses(Catalogue.class))
            .build();

    /** A naming service that knows the server's transactions. */
    public static final class Naming implements InitialContextFactory {

        @Override
        public Context getInitialContext(Hashtable<?, ?> environment) throws NamingException {
            return new InitialContext(true) {
                @Override
                public Object lookup(String name) {
                    assertThat(name).isEqualTo("java:comp/TransactionSynchronizationRegistry");
                    return new TransactionSynchronizationRegistryImple();
                }
            };
        }
    }

    @AfterEach
    void forget() {
        System.clearProperty(Context.INITIAL_CONTEXT_FACTORY);
    }

    @Test
    void removal_onAServer_waitsForTheCommit(Catalogue catalogue) throws Exception {
        System.setProperty(Context.INITIAL_CONTEXT_FACTORY, Naming.class.getName());
        for (String store : new String[] {"default", "communicationStore", "stateStore"}) {
            BeanPopulator.getNamedInstance(ObjectStoreEnvironmentBean.class, store)
                    .setObjectStoreDir("target/transactions");
        }
        TransactionManager manager = com.arjuna.ats.jta.TransactionManager.transactionManager();
        catalogue.rename("978-0141439587", "Emma");
        assertThat(catalogue.title("978-0141439587")).isEqualTo("Emma");

        manager.begin();
        catalogue.rename("978-0141439587", "Emma, annotated");
        assertThat(catalogue.isCached("978-0141439587")).isFalse();
        manager.rollback();
        assertThat(catalogue.isCached("978-0141439587")).isTrue();

        manager.begin();
        catalogue.rename("978-0141439587", "Emma, annotated");
        manager.commit();
        assertThat(catalogue.title("978-0141439587")).isEqualTo("Emma, annotated");
    }

    @Test
    void removal_withoutTransactionManager_isDoneAtOnce(Catalogue catalogue) {
        catalogue.rename("k", "Persuasion");
        assertThat(catalogue.title("k")).isEqualTo("Persuasion");

        catalogue.rename("k", "Sanditon");

        assertThat(catalogue.isCached("k")).isFalse();
        assertThat(catalogue.title("k")).isEqualTo("Sanditon");
    }
}
