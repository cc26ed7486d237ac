package org.cdiredis.locking.internal;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.concurrent.Future;
import java.util.stream.BaseStream;

/** Types of results that stand for work which is not done yet. */
final class ResultTypes {

    /** Types of libraries that an application may have. */
    private static final Set<String> OF_LIBRARIES = Set.of(
            "org.reactivestreams.Publisher",
            "io.smallrye.mutiny.Uni",
            "io.reactivex.rxjava3.core.CompletableSource",
            "io.reactivex.rxjava3.core.MaybeSource",
            "io.reactivex.rxjava3.core.SingleSource",
            "io.reactivex.rxjava3.core.ObservableSource");

    private ResultTypes() {}

    /** Whether work goes on, or begins, after the method has returned a result of this type, and nobody can tell when it ends. */
    static boolean isEndUnknown(Class<?> type) {
        if (type == CompletionStage.class || type == CompletableFuture.class) {
            return false;
        }
        return CompletionStage.class.isAssignableFrom(type)
                || Future.class.isAssignableFrom(type)
                || Flow.Publisher.class.isAssignableFrom(type)
                || BaseStream.class.isAssignableFrom(type)
                || isOfLibrary(type);
    }

    private static boolean isOfLibrary(Class<?> type) {
        if (OF_LIBRARIES.contains(type.getName())) {
            return true;
        }
        for (Class<?> implemented : type.getInterfaces()) {
            if (isOfLibrary(implemented)) {
                return true;
            }
        }
        Class<?> parent = type.getSuperclass();
        return parent != null && isOfLibrary(parent);
    }
}
