package org.cdiredis.internal.config;

/** How a cache is cleared. */
public enum ClearMode {

    /** Its keys are searched for and removed. */
    SCAN,

    /** Its keys get another beginning, which makes all entries from before unreachable. */
    GENERATION
}
