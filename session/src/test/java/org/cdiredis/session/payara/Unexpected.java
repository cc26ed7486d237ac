package org.cdiredis.session.payara;

/** What a web container does not take. */
enum Unexpected {
    MANAGER,
    OPENING_VALVE,
    SESSION_VALVE
}
