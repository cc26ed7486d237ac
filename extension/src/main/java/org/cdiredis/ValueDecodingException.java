package org.cdiredis;

/** An entry that cannot be decoded, in a cache whose option {@code undecodable} is {@code fail}. The entry stays. */
public class ValueDecodingException extends RedisCacheException {

    private static final long serialVersionUID = 1L;

    /**
     * An exception with a message.
     *
     * @param message the message
     */
    public ValueDecodingException(String message) {
        super(message, null);
    }
}
