package org.cdiredis.internal.config;

import java.util.List;

/** All options of a cache, in the order of the reference. */
final class Options {

    /** One for each section of the reference. */
    static final List<List<Option<?>>> GROUPS = List.of(
            ConnectionOptions.ALL,
            TopologyOptions.ALL,
            TransportOptions.ALL,
            EntryOptions.ALL,
            LoadOptions.ALL,
            NearCacheOptions.ALL,
            KeyOptions.ALL,
            ValueOptions.ALL,
            ErrorOptions.ALL,
            LockOptions.ALL);

    static final List<Option<?>> ALL =
            GROUPS.stream().<Option<?>>flatMap(List::stream).toList();

    private Options() {}
}
