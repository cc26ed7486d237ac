package org.cdiredis.internal.cdi;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Sets the configuration of {@link Configured} for each test. */
final class ConfiguredExtension implements BeforeEachCallback, AfterEachCallback {

    @Override
    public void beforeEach(ExtensionContext context) {
        TestConfig.set(
                context.getRequiredTestClass().getAnnotation(Configured.class).value());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        TestConfig.reset();
    }
}
