package org.cdiredis.internal.cache;

/** What each part of the contract is run on. */
interface HasCaches {

    ContractCaches caches();
}
