package org.cdiredis.caching.internal.cdi;

import java.lang.reflect.Method;
import java.util.Map;

import org.cdiredis.caching.internal.plan.CallPlan;

/** The plans of all methods. A bean, so that interceptors that come and go with a session find it again. Thread-safe. */
public interface PlanLookup {

    /**
     * The plans of a bean.
     *
     * @param beanClass the class of the bean, or a proxy's that extends it
     * @return the plans by the methods; empty for none
     */
    Map<Method, CallPlan> of(Class<?> beanClass);

    /**
     * The methods of what a producer has produced.
     *
     * @param producer the name of the producer
     * @return the methods with their plans
     */
    ProducedMethods ofProducer(String producer);
}
