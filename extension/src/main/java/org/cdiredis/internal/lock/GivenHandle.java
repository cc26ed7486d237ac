package org.cdiredis.internal.lock;

import org.cdiredis.lock.LockHandle;

/** A handle that can be taken back from a caller who has gone, without a word about a loss. */
interface GivenHandle extends LockHandle {

    /** Releases in the background what is held. */
    void abandon();
}
