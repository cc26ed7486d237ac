package org.cdiredis.internal.config;

import java.util.ArrayList;
import java.util.List;
import jakarta.enterprise.inject.spi.DeploymentException;

import org.cdiredis.internal.Messages;

/** All that is wrong with a deployment, gathered so that it can be said at once. Not thread-safe. */
public final class Problems {

    private final List<String> texts = new ArrayList<>();

    /**
     * Adds a problem.
     *
     * @param text the coded message
     */
    public void add(String text) {
        if (!texts.contains(text)) {
            texts.add(text);
        }
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
     * All problems as one exception.
     *
     * @return the exception that stops the deployment
     */
    public DeploymentException toException() {
        StringBuilder list = new StringBuilder();
        for (String text : texts) {
            list.append("\n  - ").append(text);
        }
        return new ConfigurationException(Messages.MESSAGES.deploymentFailed(texts.size(), list.toString()));
    }

    /** Without a stack trace: containers print it between the problems and the reader, and it says nothing. */
    private static final class ConfigurationException extends DeploymentException {

        private static final long serialVersionUID = 1L;

        ConfigurationException(String message) {
            super(message);
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }
}
