package org.cdiredis.interceptors.internal.expression;

/** An expression cannot be evaluated whatever the arguments. The message says why, and what to do about it, for a coded message to end with. */
public final class InvalidExpressionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidExpressionException(String reason) {
        super(reason);
    }

    /**
     * Why.
     *
     * @return the reason and the remedy
     */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
