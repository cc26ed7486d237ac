package org.cdiredis.howto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

import org.cdiredis.CacheError;
import org.cdiredis.CacheErrorHandler;

/** The handler of docs/howto/survive-an-outage.md. */
@Named("readsOnly")
@ApplicationScoped
public class ReadsOnly implements CacheErrorHandler {

    @Override
    public Decision decide(CacheError error) {
        boolean isWrite =
                error.operation().startsWith("put") || error.operation().startsWith("remove");
        return isWrite ? Decision.THROW : Decision.AS_CONFIGURED;
    }
}
