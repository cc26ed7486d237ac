package org.cdiredis.locking.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import org.cdiredis.interceptors.internal.config.ConfiguredText;
import org.cdiredis.interceptors.internal.deployment.Problems;
import org.cdiredis.locking.DistributedLock;
import org.cdiredis.locking.DistributedSemaphore;

/** What containers that check it themselves report before us. All else is tested in one. */
final class PlanReaderTest {

    static class Sealed {

        @DistributedLock
        final void locked() {}

        @DistributedSemaphore(permits = 1)
        final void permitted() {}
    }

    private static String problem(String name, Class<? extends Annotation> annotation) throws NoSuchMethodException {
        Method method = Sealed.class.getDeclaredMethod(name);
        Problems problems = new Problems();
        new PlanReader(new ConfiguredText(property -> Optional.empty()), problems)
                .read(Sealed.class, method, Wanted.of(method.getAnnotation(annotation)));
        return String.valueOf(problems.exception((count, all) -> all).getMessage())
                .strip();
    }

    @Test
    void method_thatIsFinal_isAnError() throws NoSuchMethodException {
        assertThat(problem("locked", DistributedLock.class))
                .isEqualTo("- CDIREDIS02000: the method locked() of " + Sealed.class.getName()
                        + " has @DistributedLock, but is final, so that its calls are not intercepted. Put the annotation"
                        + " on a method that other beans call");
        assertThat(problem("permitted", DistributedSemaphore.class))
                .contains("has @DistributedSemaphore, but is final");
    }
}
