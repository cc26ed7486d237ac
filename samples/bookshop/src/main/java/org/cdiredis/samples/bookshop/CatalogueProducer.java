package org.cdiredis.samples.bookshop;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the catalogue a bean that is read once. */
@Dependent
final class CatalogueProducer {

    private CatalogueProducer() {}

    // Not @ApplicationScoped: a record cannot have the subclass that a normal scope's proxy is.
    @Produces
    @Singleton
    static Catalogue catalogue() {
        return Catalogue.read();
    }
}
