package org.cdiredis.internal.config;

import java.util.List;

/** Options that say how values are written. */
final class ValueOptions {

    static final Option<String> SERIALIZER = new Option<>(
            "serializer",
            "`json`",
            "`json`",
            "How values are written. `json`: typed by the injection point, without class names in the data.",
            false,
            OptionParsers::serializer,
            "json");

    static final List<Option<?>> ALL = List.of(SERIALIZER);

    private ValueOptions() {}
}
