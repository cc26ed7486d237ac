package org.cdiredis.internal.config;

/**
 * How the values of a cache are written.
 *
 * @param serializer the name of the serializer
 */
public record ValueSettings(String serializer) {}
