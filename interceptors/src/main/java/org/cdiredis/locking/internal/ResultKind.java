package org.cdiredis.locking.internal;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.stream.BaseStream;

import org.jspecify.annotations.Nullable;

/** When the work of a method is done. */
enum ResultKind {

    /** When it returns. */
    VALUE,

    /** When the stage that it returns is complete. */
    STAGE,

    /** When the {@code Uni} that it returns has an item or a failure. It begins when somebody subscribes. */
    UNI,

    /** Nobody can tell. */
    UNKNOWN;

    private static final String MUTINY_UNI = "io.smallrye.mutiny.Uni";

    /** Types of libraries that an application may have. */
    private static final Set<String> REACTIVE = Set.of(
            "org.reactivestreams.Publisher",
            "io.reactivex.rxjava3.core.CompletableSource",
            "io.reactivex.rxjava3.core.MaybeSource",
            "io.reactivex.rxjava3.core.SingleSource",
            "io.reactivex.rxjava3.core.ObservableSource");

    /** The kind of a type. */
    static ResultKind of(Class<?> type) {
        if (type == CompletionStage.class || type == CompletableFuture.class) {
            return STAGE;
        }
        if (type.getName().equals(MUTINY_UNI)) {
            return UNI;
        }
        boolean isUnknown = CompletionStage.class.isAssignableFrom(type)
                || Future.class.isAssignableFrom(type)
                || Flow.Publisher.class.isAssignableFrom(type)
                || BaseStream.class.isAssignableFrom(type)
                || isReactive(type);
        return isUnknown ? UNKNOWN : VALUE;
    }

    private static boolean isReactive(Class<?> type) {
        if (REACTIVE.contains(type.getName())) {
            return true;
        }
        for (Class<?> implemented : type.getInterfaces()) {
            if (isReactive(implemented)) {
                return true;
            }
        }
        Class<?> parent = type.getSuperclass();
        return parent != null && isReactive(parent);
    }

    boolean isAsynchronous() {
        return this != VALUE;
    }

    /** What tells that the work is done; null if it is. */
    @Nullable
    CompletionStage<?> stage(@Nullable Object result) {
        return switch (this) {
            case STAGE -> (CompletionStage<?>) result;
            case UNI -> Unis.stage(result);
            case VALUE, UNKNOWN -> null;
        };
    }
}
