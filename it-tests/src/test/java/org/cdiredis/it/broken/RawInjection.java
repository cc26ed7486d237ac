package org.cdiredis.it.broken;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import org.cdiredis.Cache;
import org.cdiredis.RedisCache;

/** Does not say what the cache's entries are to be decoded to. */
@ApplicationScoped
public class RawInjection {

    @Inject
    @RedisCache("raw")
    @SuppressWarnings("rawtypes")
    Cache cache;
}
