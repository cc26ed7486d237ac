package org.cdiredis.limiting.internal;

import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;

import org.cdiredis.limiting.RateLimitedExceptionMapper;

/** Registers the mapper where Jakarta REST finds features as services, as since 3.1 it does. */
public final class RateLimitFeature implements Feature {

    /** A feature, which REST makes. */
    public RateLimitFeature() {
        // nothing to keep
    }

    @Override
    public boolean configure(FeatureContext context) {
        if (context.getConfiguration().isRegistered(RateLimitedExceptionMapper.class)) {
            return false;
        }
        context.register(RateLimitedExceptionMapper.class);
        return true;
    }
}
