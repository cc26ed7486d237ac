package org.cdiredis.session.adapter;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** As {@link Action}, and what it gives is the body of the response. */
@FunctionalInterface
public interface Question {

    Object ask(HttpServletRequest request, HttpServletResponse response) throws Exception;
}
