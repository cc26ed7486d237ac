package org.cdiredis.session.internal.serialize;

import org.cdiredis.session.internal.store.AttributeName;
import org.cdiredis.session.internal.store.StoredAttribute;

/**
 * Makes bytes of the values of attributes, in two steps. Equal values have equal plain bytes, by which changes are found; sealed
 * ones, which are stored, may be others each time. Thread-safe.
 */
public interface AttributeCodec {

    /**
     * The plain bytes of a value.
     *
     * @param value the value
     * @return the bytes
     * @throws UnwritableAttributeException if it has no byte form
     */
    byte[] plain(Object value) throws UnwritableAttributeException;

    /**
     * The bytes that are stored.
     *
     * @param storage the storage id of the session
     * @param name the name of the attribute
     * @param plain the plain bytes
     * @param isListener what {@link StoredAttribute#isListener} says of the result
     * @return the bytes
     */
    byte[] seal(String storage, AttributeName name, byte[] plain, boolean isListener);

    /**
     * The plain bytes of stored ones, which anybody may have written.
     *
     * @param storage the storage id of the session
     * @param name the name of the attribute
     * @param sealed the stored bytes
     * @return the plain bytes
     * @throws UnreadableAttributeException if they are not what {@link #seal} makes for this session and attribute
     */
    byte[] unseal(String storage, AttributeName name, byte[] sealed) throws UnreadableAttributeException;

    /**
     * Whether {@link #seal} encrypts. If not, no bytes are ever {@linkplain #isOutdated outdated}.
     *
     * @return true if it does
     */
    boolean encrypts();

    /**
     * Whether stored bytes are not encrypted with the key that {@link #seal} takes now. That can be told without the key.
     *
     * @param sealed the stored bytes
     * @return true if they should be sealed anew, so that what they need now need not be kept
     */
    boolean isOutdated(byte[] sealed);

    /**
     * The value of plain bytes.
     *
     * @param plain the plain bytes
     * @return the value
     * @throws UnreadableAttributeException if they are not those of a value that may be read
     */
    Object value(byte[] plain) throws UnreadableAttributeException;

    /**
     * Whether nobody can change a value in place.
     *
     * @param value the value
     * @return false if that is not known
     */
    boolean isImmutable(Object value);
}
