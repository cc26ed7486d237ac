package org.cdiredis.benchmarks.subjects;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

import org.cdiredis.Caches;

/** The bean of the application that cdi-redis is measured in. */
@Dependent
class Library {

    private final Caches caches;

    @Inject
    Library(Caches caches) {
        this.caches = caches;
    }

    Caches caches() {
        return caches;
    }
}
