package org.cdiredis.interceptors.internal.deployment;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import jakarta.enterprise.inject.spi.DeploymentException;

/** What is wrong with a deployment, gathered so that it is reported at once. Each problem once. Not thread-safe: deployment is one thread. */
public final class Problems {

    private final Set<String> texts = new LinkedHashSet<>();

    /**
     * Adds a problem.
     *
     * @param text its text, with its code
     */
    public void add(String text) {
        texts.add(text);
    }

    /**
     * Whether nothing is wrong.
     *
     * @return true if no problem has been added
     */
    public boolean isEmpty() {
        return texts.isEmpty();
    }

    /**
     * All problems, each on a line of its own, in the order of their texts' coming.
     *
     * @return the text
     */
    public String text() {
        return texts.stream().collect(Collectors.joining("\n"));
    }

    /**
     * The problems as what stops a deployment.
     *
     * @return an exception without a stack trace, which containers print between the message and the reader, and which says nothing
     */
    public DeploymentException exception() {
        return new InvalidDeploymentException(text());
    }

    private static final class InvalidDeploymentException extends DeploymentException {

        private static final long serialVersionUID = 1L;

        InvalidDeploymentException(String message) {
            super(message);
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }
}
