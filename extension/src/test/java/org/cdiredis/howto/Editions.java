package org.cdiredis.howto;

import java.util.Optional;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.jspecify.annotations.Nullable;

import org.cdiredis.Cache;
import org.cdiredis.NoSuchEntryException;
import org.cdiredis.RedisCache;

/** The bean of docs/howto/change-the-version.md. */
@ApplicationScoped
public class Editions {

    @Inject
    @RedisCache("editions")
    Cache<String, String> editions;

    public Optional<String> find(String isbn) {
        @Nullable String edition = editions.get(isbn);
        return Optional.ofNullable(edition == null ? editions.withVersion(1).get(isbn) : edition);
    }

    public boolean takeOver(String isbn) {
        try {
            return editions.withVersion(1).incrementVersion(isbn) == 2; // with its time to live
        } catch (NoSuchEntryException e) {
            return false;
        }
    }

    public long dropOld() {
        return editions.withVersion(1).clear();
    }
}
