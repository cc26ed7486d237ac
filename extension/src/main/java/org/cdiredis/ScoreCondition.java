package org.cdiredis;

/**
 * When {@link Structures#incrementScore} changes a sorted set: the conditions {@code NX}, {@code XX}, {@code GT} and
 * {@code LT} of the command {@code ZADD}.
 */
public enum ScoreCondition {

    /** Always: an element that is not there is added with the increment as its score. */
    ALWAYS,

    /** Only an element that is not there yet, which is added with the increment as its score. */
    IF_ABSENT,

    /** Only an element that is there; nothing is added. */
    IF_PRESENT,

    /** Only if the score gets greater, or the element is not there and is added. */
    IF_GREATER,

    /** Only if the score gets less, or the element is not there and is added. */
    IF_LESS
}
