package org.cdiredis.internal.config;

import java.util.List;
import java.util.stream.Stream;

/** All options of a cache, in the order of the reference. */
final class Options {

    static final List<Option<?>> ALL = Stream.of(
                    ConnectionOptions.ALL,
                    TopologyOptions.ALL,
                    TransportOptions.ALL,
                    EntryOptions.ALL,
                    LoadOptions.ALL,
                    NearCacheOptions.ALL,
                    KeyOptions.ALL,
                    ValueOptions.ALL,
                    ErrorOptions.ALL,
                    LockOptions.ALL)
            .<Option<?>>flatMap(List::stream)
            .toList();

    private Options() {}
}
