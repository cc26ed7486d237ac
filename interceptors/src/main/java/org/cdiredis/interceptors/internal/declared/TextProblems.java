package org.cdiredis.interceptors.internal.declared;

/** Gets what is wrong with the members of an annotation. */
@FunctionalInterface
public interface TextProblems {

    /**
     * A member means nothing.
     *
     * @param member its name
     * @param value its value
     * @param reasonAndRemedy why, and what to write, for a coded message to end with
     */
    void unusable(String member, String value, String reasonAndRemedy);
}
