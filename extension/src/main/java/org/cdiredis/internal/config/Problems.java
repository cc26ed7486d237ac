package org.cdiredis.internal.config;

import java.util.LinkedHashSet;
import java.util.Set;

import org.cdiredis.internal.Messages;

/** All that is wrong with a deployment, gathered so that it can be said at once. Not thread-safe. */
public final class Problems {

    private final Set<String> texts = new LinkedHashSet<>();

    /**
     * Adds a problem; one that is there already is not added again.
     *
     * @param text the coded message
     */
    public void add(String text) {
        texts.add(text);
    }

    /**
     * Whether there is none.
     *
     * @return true if there is none
     */
    public boolean isEmpty() {
        return texts.isEmpty();
    }

    /**
     * All problems as one message.
     *
     * @return the message
     */
    public String text() {
        StringBuilder list = new StringBuilder();
        for (String text : texts) {
            list.append("\n  - ").append(text);
        }
        return Messages.MESSAGES.deploymentFailed(texts.size(), list.toString());
    }
}
