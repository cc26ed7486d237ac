package org.cdiredis.session.internal.model;

/** Why a session ends. */
public enum DestroyReason {

    /** The application, or somebody who looks after it, has invalidated it. */
    INVALIDATED,

    /** It was idle for too long. */
    EXPIRED
}
