package org.cdiredis.caching.internal.cdi;

import static java.lang.annotation.ElementType.METHOD;
import static java.lang.annotation.ElementType.TYPE;
import static java.lang.annotation.RetentionPolicy.RUNTIME;

import java.lang.annotation.Retention;
import java.lang.annotation.Target;
import jakarta.enterprise.util.AnnotationLiteral;
import jakarta.interceptor.InterceptorBinding;

/** Marks the methods for which there is a plan, so that their calls are intercepted. Added at deployment, whatever the annotations. */
@InterceptorBinding
@Retention(RUNTIME)
@Target({METHOD, TYPE})
public @interface PlannedCall {

    /** The annotation. Immutable. */
    final class Literal extends AnnotationLiteral<PlannedCall> implements PlannedCall {

        /** The only one. */
        public static final Literal INSTANCE = new Literal();

        private static final long serialVersionUID = 1L;

        private Literal() {}
    }
}
