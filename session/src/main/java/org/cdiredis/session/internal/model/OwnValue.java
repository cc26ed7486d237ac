package org.cdiredis.session.internal.model;

/**
 * A value that only this node has.
 *
 * @param value the value
 * @param isToBeWritten whether that is so only because it could not be written when that was tried last
 */
record OwnValue(Object value, boolean isToBeWritten) {}
