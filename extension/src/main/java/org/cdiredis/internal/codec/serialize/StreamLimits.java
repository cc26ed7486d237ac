package org.cdiredis.internal.codec.serialize;

import java.io.ObjectInputFilter;

import org.jspecify.annotations.Nullable;

/** Lets one stream read allowed classes only, and allocate no more than its bytes can fill. For one reading. */
final class StreamLimits implements ObjectInputFilter {

    /** Sets of sets take the time two to the power of their depth to be read. */
    static final int DEEPEST = 20;

    private static final int SLACK = 1024;

    private final AllowedClasses classes;
    private final long bytes;
    private final int deepest;
    private long elementsLeft;

    StreamLimits(AllowedClasses classes, int bytes, int deepest) {
        this.classes = classes;
        this.bytes = bytes;
        this.deepest = deepest;
        this.elementsLeft = 2L * bytes + SLACK;
    }

    boolean allows(Class<?> type) {
        return classes.allows(type);
    }

    @Override
    public Status checkInput(FilterInfo info) {
        if (info.depth() > deepest || info.references() > bytes) {
            return Status.REJECTED;
        }
        if (info.arrayLength() >= 0) {
            elementsLeft -= info.arrayLength();
            if (elementsLeft < 0) {
                return Status.REJECTED;
            }
        }
        @Nullable Class<?> type = info.serialClass();
        if (type == null) {
            return Status.UNDECIDED;
        }
        return classes.allows(type) ? Status.ALLOWED : Status.REJECTED;
    }
}
