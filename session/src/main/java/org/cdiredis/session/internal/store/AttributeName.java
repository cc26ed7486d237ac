package org.cdiredis.session.internal.store;

/**
 * The name of an attribute: one that the application sees, or one that a server keeps with the session. Both are values of a session in
 * all other respects.
 *
 * @param text the name, any text
 * @param isInternal whether the application does not see it
 */
public record AttributeName(String text, boolean isInternal) {

    /**
     * The name of an attribute of the application's.
     *
     * @param text any text
     * @return the name
     */
    public static AttributeName of(String text) {
        return new AttributeName(text, false);
    }

    /**
     * The name of what a server keeps.
     *
     * @param text any text
     * @return the name
     */
    public static AttributeName internal(String text) {
        return new AttributeName(text, true);
    }
}
