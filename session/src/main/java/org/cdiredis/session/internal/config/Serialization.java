package org.cdiredis.session.internal.config;

/** How values of attributes become bytes. */
public enum Serialization {

    /** By Java serialization of allowed classes. */
    JDK,

    /** As the cache writes its values, whose serializer and compressor are those of its options. */
    CACHE
}
