package org.cdiredis.session.internal.model;

/**
 * A value that only this node has.
 *
 * @param value the value
 * @param isToBeWritten whether that is so only because it could not be written when that was tried last
 * @param base the version that it was set after: what others have written later replaces it
 */
record OwnValue(Object value, boolean isToBeWritten, long base) {}
