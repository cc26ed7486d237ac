package org.cdiredis.caching.internal.plan;

import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/** A type that methods return which don't wait. Stateless. */
public interface AsyncForm {

    /**
     * What a method has returned, as a stage.
     *
     * @param returned what it has returned
     * @return the stage
     */
    CompletionStage<@Nullable Object> stage(@Nullable Object returned);

    /**
     * What the caller gets.
     *
     * @param start begins the work; called at once, or when the caller wants it
     * @return an object of the type
     */
    Object returned(Supplier<CompletionStage<@Nullable Object>> start);
}
