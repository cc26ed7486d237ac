package org.cdiredis.internal.cdi;

import jakarta.enterprise.inject.spi.DeploymentException;

/**
 * What stops a deployment. Without a stack trace, which containers print between the message and the reader, and which says
 * nothing.
 */
final class InvalidDeploymentException extends DeploymentException {

    private static final long serialVersionUID = 1L;

    InvalidDeploymentException(String message) {
        super(message);
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
