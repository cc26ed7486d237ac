package org.cdiredis.session.filter;

import org.jspecify.annotations.Nullable;

/** The application's session-scoped beans, kept in its sessions. Without CDI there are none. */
interface SessionBeans {

    /** Where there is no CDI. */
    SessionBeans NONE = new SessionBeans() {

        @Override
        public Entered enter(RequestSessions sessions) {
            return () -> {};
        }

        @Override
        public void begun(SessionFace session) {}

        @Override
        public void ended(SessionFace session) {}

        @Override
        public void within(SessionFace session, Runnable task) {
            task.run();
        }

        @Override
        public boolean areKept() {
            return false;
        }
    };

    /** The sessions of one request, of which it has one at a time. */
    interface RequestSessions {

        /** The present one; null if there is none, and none is to be created. */
        @Nullable
        SessionFace session(boolean create);

        /** Whether the request works with that session. */
        boolean has(SessionFace session);

        /** Beans of sessions that this request has ended, which end with the request. */
        EndedBeans ended();
    }

    /** What was begun in a thread and ends in the same one. */
    @FunctionalInterface
    interface Entered {
        void leave();
    }

    /** From now on this thread's session-scoped beans are those of a request's session. */
    Entered enter(RequestSessions sessions);

    /** A session has been created. */
    void begun(SessionFace session);

    /** A session is about to end, and with it its beans: at once, or with the request of this thread if it has that session. */
    void ended(SessionFace session);

    /** Runs something that may use the beans of a session that ends. */
    void within(SessionFace session, Runnable task);

    /** Whether there may be beans in a session that want to hear of its end. */
    boolean areKept();
}
