package org.cdiredis.internal.near;

/** Hears of changes in Redis. Thread-safe; its methods do not wait. */
public interface InvalidationListener {

    /**
     * All changes before some moment have been told, and changes are told from now on.
     *
     * @param until until when what is known may be served, on the clock of {@link System#nanoTime}
     */
    void upToDate(long until);

    /**
     * An entry has changed, or is gone.
     *
     * @param physicalKey its key, without the mark of a generation
     */
    void changed(String physicalKey);

    /** Any entry may have changed. */
    void allChanged();

    /** Changes are no longer told. */
    void lost();
}
