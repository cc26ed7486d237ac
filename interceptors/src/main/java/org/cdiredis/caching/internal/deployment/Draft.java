package org.cdiredis.caching.internal.deployment;

/**
 * A part of a plan that can be made once all caches are known and nothing is wrong.
 *
 * @param <T> the part
 */
@FunctionalInterface
interface Draft<T> {

    T make();
}
