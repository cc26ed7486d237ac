package org.cdiredis.session.internal.model;

/**
 * What an adapter does when something happens to a session: it tells the listeners that its server knows. All is called synchronously, on
 * the node where it happens, in the thread that causes it; of the end of a session exactly one node is told. None is called while a
 * lock is held that another session could wait for. What is thrown goes to the caller; it is logged where the store has told of the end: of an expired session, and of one
 * that was invalidated by its storage id.
 */
public interface SessionCallbacks {

    /**
     * A session has been created.
     *
     * @param session the session
     */
    default void created(LiveSession session) {}

    /**
     * A session ends. For all others it has ended already; here it can still be read. When this returns, the attributes that are left are
     * removed, with {@link #valueUnbound} and {@link #attributeRemoved}.
     *
     * @param session the session
     * @param reason why it ends
     */
    default void destroyed(LiveSession session, DestroyReason reason) {}

    /**
     * A session has another id.
     *
     * @param session the session
     * @param oldId the id before
     */
    default void idChanged(LiveSession session, String oldId) {}

    /**
     * A value becomes that of an attribute, and can not be seen yet.
     *
     * @param session the session
     * @param name the name of the attribute
     * @param value the value
     */
    default void valueBound(LiveSession session, String name, Object value) {}

    /**
     * A value is no longer that of an attribute, and can not be seen any more. Only called for values that {@link #isListener} or, if the
     * attribute was read, for all.
     *
     * @param session the session
     * @param name the name of the attribute
     * @param value the value
     */
    default void valueUnbound(LiveSession session, String name, Object value) {}

    /**
     * There is a new attribute.
     *
     * @param session the session
     * @param name the name of the attribute
     * @param value its value
     */
    default void attributeAdded(LiveSession session, String name, Object value) {}

    /**
     * An attribute has another value.
     *
     * @param session the session
     * @param name the name of the attribute
     * @param value its value
     * @param oldValue the value before
     */
    default void attributeReplaced(LiveSession session, String name, Object value, Object oldValue) {}

    /**
     * There is an attribute less.
     *
     * @param session the session
     * @param name the name of the attribute
     * @param oldValue the value that it had
     */
    default void attributeRemoved(LiveSession session, String name, Object oldValue) {}

    /**
     * A value that {@link #isListener} is about to be written.
     *
     * @param session the session
     * @param value the value
     */
    default void willPassivate(LiveSession session, Object value) {}

    /**
     * A value that {@link #isListener} has been read.
     *
     * @param session the session
     * @param value the value
     */
    default void didActivate(LiveSession session, Object value) {}

    /**
     * Whether a value wants to hear of what happens to it: an {@code HttpSessionBindingListener} or {@code HttpSessionActivationListener}.
     *
     * @param value the value
     * @return true if it does
     */
    default boolean isListener(Object value) {
        return false;
    }

    /**
     * Whether anybody is told of the end of sessions, and may want to see their attributes then.
     *
     * @return false if nobody does, which saves reading them
     */
    default boolean isToldOfSessions() {
        return true;
    }

    /**
     * Whether anybody is told of attributes, and may want to see their old values.
     *
     * @return false if nobody does, which saves reading them
     */
    default boolean isToldOfAttributes() {
        return true;
    }
}
