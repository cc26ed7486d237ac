package org.cdiredis.caching.internal.deployment;

import org.cdiredis.interceptors.internal.config.ConfiguredText;
import org.cdiredis.interceptors.internal.deployment.Components;
import org.cdiredis.interceptors.internal.deployment.Problems;
import org.cdiredis.spi.MethodCaches;

/**
 * What plans are made with.
 *
 * @param caches the configured caches
 * @param components the parts that the application brings
 * @param texts texts with properties of the configuration
 * @param types the types of the values of all caches
 * @param problems takes what is wrong
 */
public record DeploymentContext(
        MethodCaches caches, Components components, ConfiguredText texts, ValueTypes types, Problems problems) {}
