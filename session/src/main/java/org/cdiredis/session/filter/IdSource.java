package org.cdiredis.session.filter;

/** Where the id came from that a client sent. */
enum IdSource {
    COOKIE,
    URL,
    NONE
}
