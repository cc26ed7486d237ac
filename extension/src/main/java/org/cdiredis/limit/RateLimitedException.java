package org.cdiredis.limit;

import org.cdiredis.RedisCacheException;

/** Something has happened as often as it may for now. */
public class RateLimitedException extends RedisCacheException {

    private static final long serialVersionUID = 1L;

    private final Rate rate;
    private final RateDecision decision;

    /**
     * An exception with a message.
     *
     * @param message the message
     * @param rate how often it may happen
     * @param decision when it may again
     */
    public RateLimitedException(String message, Rate rate, RateDecision decision) {
        super(message, null);
        this.rate = rate;
        this.decision = decision;
    }

    /**
     * How often it may happen.
     *
     * @return the rate
     */
    public Rate rate() {
        return rate;
    }

    /**
     * What was decided: {@link RateDecision#delay} says when to try again.
     *
     * @return the decision, which allows nothing
     */
    public RateDecision decision() {
        return decision;
    }
}
