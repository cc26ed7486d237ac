package org.cdiredis.internal.config;

/** What carries the connections. */
public enum Transport {
    /** {@link #EPOLL} if its native library is there, else {@link #NIO}. */
    AUTO,

    /** The JDK's own, on all platforms. */
    NIO,

    /** Linux; needs a native library. */
    EPOLL,

    /** Linux with io_uring; needs a native library. */
    IO_URING,

    /** macOS and BSD; needs a native library. */
    KQUEUE
}
