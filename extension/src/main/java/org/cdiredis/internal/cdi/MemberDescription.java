package org.cdiredis.internal.cdi;

import java.lang.reflect.Constructor;
import java.lang.reflect.Member;
import jakarta.enterprise.inject.spi.AnnotatedParameter;
import jakarta.enterprise.inject.spi.InjectionPoint;

/** An injection point in words, the same on every container. */
final class MemberDescription {

    private MemberDescription() {}

    static String of(InjectionPoint point) {
        Member member = point.getMember();
        String owner = member.getDeclaringClass().getName();
        if (point.getAnnotated() instanceof AnnotatedParameter<?> parameter) {
            String callable = member instanceof Constructor<?> ? "constructor" : "method " + member.getName();
            return "parameter " + (parameter.getPosition() + 1) + " of the " + callable + " of " + owner;
        }
        return "the field " + member.getName() + " of " + owner;
    }
}
