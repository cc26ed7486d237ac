package org.cdiredis.locking.internal;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InterceptionType;
import jakarta.enterprise.inject.spi.Interceptor;
import jakarta.transaction.Transactional;

import org.jspecify.annotations.Nullable;

/**
 * What is declared of a method's transaction, and whether a lock can be acquired before it begins. The APIs of transactions and
 * enterprise beans need not be there: then nothing is declared.
 */
final class TransactionRules {

    private TransactionRules() {}

    /** What a method does about transactions. */
    static TransactionUse use(Class<?> owner, Method method) {
        try {
            Transactional transactional = Declared.on(owner, method, Transactional.class);
            return transactional == null ? TransactionUse.CALLERS : Declared.use(transactional.value());
        } catch (NoClassDefFoundError e) {
            return TransactionUse.CALLERS;
        }
    }

    /** The interceptor that begins a method's transaction before another one runs. */
    static Optional<String> earlierTransaction(
            BeanManager beans, Class<?> owner, Method method, Annotation binding, Class<?> interceptor) {
        try {
            Transactional transactional = Declared.on(owner, method, Transactional.class);
            return transactional == null
                    ? Optional.empty()
                    : Declared.earlier(
                            beans.resolveInterceptors(InterceptionType.AROUND_INVOKE, binding, transactional),
                            interceptor);
        } catch (NoClassDefFoundError e) {
            return Optional.empty();
        }
    }

    /** What an enterprise bean's container does before all interceptors, if it begins a transaction then. */
    static Optional<String> containerManaged(Class<?> owner, Method method) {
        try {
            TransactionManagement management = owner.getAnnotation(TransactionManagement.class);
            if (management != null && management.value() == TransactionManagementType.BEAN) {
                return Optional.empty();
            }
            TransactionAttribute attribute = Declared.on(owner, method, TransactionAttribute.class);
            TransactionAttributeType type = attribute == null ? TransactionAttributeType.REQUIRED : attribute.value();
            return switch (type) {
                case REQUIRED, REQUIRES_NEW -> Optional.of(type.name());
                case MANDATORY, SUPPORTS, NOT_SUPPORTED, NEVER -> Optional.empty();
            };
        } catch (NoClassDefFoundError e) {
            return Optional.empty();
        }
    }

    /** Apart, so that the APIs are loaded where an exception can be caught. */
    private static final class Declared {

        private Declared() {}

        static <A extends Annotation> @Nullable A on(Class<?> owner, Method method, Class<A> annotation) {
            A ofMethod = method.getAnnotation(annotation);
            A ofDeclaring = method.getDeclaringClass().getAnnotation(annotation);
            if (ofMethod != null) {
                return ofMethod;
            }
            A ofOwner = owner.getAnnotation(annotation);
            return ofOwner == null ? ofDeclaring : ofOwner;
        }

        static TransactionUse use(Transactional.TxType type) {
            return switch (type) {
                case REQUIRED -> TransactionUse.CALLERS_OR_OWN;
                case REQUIRES_NEW -> TransactionUse.OWN;
                case MANDATORY, SUPPORTS -> TransactionUse.CALLERS;
                case NOT_SUPPORTED, NEVER -> TransactionUse.NONE;
            };
        }

        static Optional<String> earlier(List<Interceptor<?>> order, Class<?> interceptor) {
            for (Interceptor<?> next : order) {
                if (next.getBeanClass() == interceptor) {
                    return Optional.empty();
                }
                if (next.getInterceptorBindings().stream().anyMatch(Transactional.class::isInstance)) {
                    return Optional.of(next.getBeanClass().getName());
                }
            }
            return Optional.empty();
        }
    }
}
