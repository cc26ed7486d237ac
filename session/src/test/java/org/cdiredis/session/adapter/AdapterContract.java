package org.cdiredis.session.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import org.cdiredis.session.internal.boot.SessionRealms;
import org.cdiredis.session.internal.model.SessionRealm;

/**
 * What every adapter does right, seen from a browser. An adapter's test extends it and says how its server is started; each part of the
 * contract is an interface with tests.
 */
public abstract class AdapterContract extends AdapterNodes
        implements AttributesContract,
                CommitContract,
                LifecycleContract,
                ListenersContract,
                AccessTimesContract,
                BudgetContract,
                CookiesContract,
                DispatchContract,
                LoginContract,
                OutageContract,
                FallbackContract {

    @Test
    final void adapter_isLoggedOnce() {
        try (Log log = new Log();
                Node node = start(application("logged"))) {
            String adapter = new Browser()
                    .ask(
                            node,
                            (request, response) -> ((SessionRealm)
                                            request.getServletContext().getAttribute(SessionRealms.CONTEXT_ATTRIBUTE))
                                    .deployment()
                                    .adapter());

            assertThat(log.with("CDIREDIS03200"))
                    .singleElement()
                    .asString()
                    .contains("\"/logged\"")
                    .endsWith("by " + adapter);
        }
    }
}
