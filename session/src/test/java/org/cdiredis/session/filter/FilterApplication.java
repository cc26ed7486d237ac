package org.cdiredis.session.filter;

import java.util.stream.Collectors;

import org.cdiredis.session.adapter.TestApplication;

/** What an application says that wants the filter, and adds listeners in code. */
final class FilterApplication {

    private FilterApplication() {}

    static TestApplication of(TestApplication application) {
        return application
                .with("cdi-redis.session.adapter", "filter")
                .with(
                        "cdi-redis.session.listeners",
                        application.listenerClasses().stream()
                                .map(Class::getName)
                                .collect(Collectors.joining(",")));
    }
}
