package org.cdiredis.session.filter;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;

/** The beans of the application that {@link SessionBeansContract} deploys. */
public final class CartBeans implements Extension {

    void add(@Observes BeforeBeanDiscovery event) {
        event.addAnnotatedType(Cart.class, "cart");
        event.addAnnotatedType(Receipt.class, "receipt");
    }
}
