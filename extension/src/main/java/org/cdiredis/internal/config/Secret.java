package org.cdiredis.internal.config;

/**
 * A text that is shown to nobody.
 *
 * @param value the text
 */
public record Secret(String value) {

    @Override
    public String toString() {
        return "***";
    }
}
