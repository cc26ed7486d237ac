package org.cdiredis.internal.config;

import java.util.List;

import org.cdiredis.codec.KeyCodec;
import org.cdiredis.codec.KeyPrefixSupplier;

/** Options that say how the keys of entries are made. */
final class KeyOptions {

    static final Option<String> KEY_PREFIX = Option.text(
            "key-prefix",
            "the alias; empty for `default`",
            "What the physical key of each entry begins with. Caches in one database need different ones, or different"
                    + " versions.");

    static final Option<Component<KeyPrefixSupplier>> KEY_PREFIX_SUPPLIER = Option.component(
            "key-prefix-supplier",
            KeyPrefixSupplier.class,
            "none",
            "An implementation of `org.cdiredis.codec.KeyPrefixSupplier`, which is asked for the prefix at each call: one per tenant,"
                    + " for example. Instead of `key-prefix`.");

    static final Option<Integer> VERSION = new Option<>(
            "version",
            "integer, 0 or greater",
            "`1`",
            "The version of the entries, part of the physical key: another number makes all earlier entries invisible.",
            false,
            text -> OptionParsers.integer(text, 0, Integer.MAX_VALUE),
            1);

    static final Option<Component<KeyCodec>> KEY_CODEC = Option.component(
            "key-codec",
            KeyCodec.class,
            "`prefix:version:key`",
            "An implementation of `org.cdiredis.codec.KeyCodec`, which makes physical keys of logical ones and back.");

    static final List<Option<?>> ALL = List.of(KEY_PREFIX, KEY_PREFIX_SUPPLIER, VERSION, KEY_CODEC);

    private KeyOptions() {}
}
