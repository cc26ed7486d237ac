package org.cdiredis.interceptors.internal.deployment;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.BiFunction;
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
     * The problems as what stops a deployment.
     *
     * @param message the coded text before them: of how many there are, and of their list
     * @return an exception without a stack trace, which containers print between the message and the reader, and which says nothing
     */
    public DeploymentException exception(BiFunction<Integer, String, String> message) {
        String list = texts.stream().map(text -> "\n  - " + text).collect(Collectors.joining());
        return new InvalidDeploymentException(message.apply(texts.size(), list));
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
