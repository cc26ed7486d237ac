package org.cdiredis.session.adapter;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** What a request does in the server, written where the test is. */
@FunctionalInterface
public interface Action {

    void run(HttpServletRequest request, HttpServletResponse response) throws Exception;
}
