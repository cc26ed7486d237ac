package org.cdiredis.session.internal;

import java.lang.invoke.MethodHandles;

import org.jboss.logging.Messages;
import org.jboss.logging.annotations.Message;
import org.jboss.logging.annotations.MessageBundle;

/** The texts of all errors of sessions: codes 3000 to 3199 of {@code message-ranges.txt}. */
@MessageBundle(projectCode = "CDIREDIS", length = 5)
public interface SessionMessages {

    /** The texts. */
    SessionMessages MESSAGES = Messages.getBundle(MethodHandles.lookup(), SessionMessages.class);

    // 3000-3099: the deployment fails

    @Message(id = 3000, value = "The sessions of the application \"%s\" cannot be set up. Problems: %d%s")
    String deploymentFailed(String application, int count, String problems);

    @Message(id = 3001, value = "%s = \"%s\": %s")
    String invalidValue(String key, String value, String reasonAndRemedy);

    @Message(id = 3002, value = "%s: no such option. The reference of sessions lists the options")
    String unknownOption(String key);

    @Message(
            id = 3003,
            value =
                    "%s = \"%s\": this cache has no location. Set %s or cdi-redis.location, to redis://localhost:6379 for"
                            + " example")
    String noLocation(String key, String cache, String locationKey);

    @Message(id = 3004, value = "%s cannot be read: %s")
    String unreadableOption(String key, String reason);

    // 3100-3199: a call fails

    @Message(id = 3100, value = "The session cannot be had: %s")
    String unavailable(String reason);

    @Message(
            id = 3101,
            value = "The attribute \"%s\" of the session was changed on another node meanwhile, so nothing was written")
    String conflict(String names);

    @Message(
            id = 3102,
            value = "The attribute \"%s\" cannot be serialized, which <distributable/> promises: %s. Let %s be"
                    + " Serializable, or remove <distributable/>")
    String notSerializable(String name, String reason, String type);

    @Message(id = 3103, value = "The session is invalid")
    String invalid();

    @Message(id = 3104, value = "Another node has been working with the session for longer than %s")
    String held(String wait);

    @Message(id = 3105, value = "The attribute \"%s\" of the session cannot be read: %s")
    String unreadable(String name, String reason);

    @Message(
            id = 3108,
            value =
                    "The application has no sessions in Redis. Set cdi-redis.session.enabled to true, or ask within a web"
                            + " application")
    String notInRedis();

    @Message(id = 3107, value = "What Redis has of the session is not what a session has: somebody else has written it")
    String notASession();

    @Message(id = 3106, value = "The sessions of \"%s\" are closed: the application has stopped")
    String closed(String application);

    @Message(id = 3109, value = "Other requests of the session have been writing it for longer than %s")
    String writtenByOthers(String wait);

    @Message(
            id = 3110,
            value =
                    "The application has as many sessions as cdi-redis.session.max-sessions allows: %d. No other is created"
                            + " until one ends")
    String tooManySessions(int most);

    @Message(
            id = 3111,
            value =
                    "Another request of the session on this node was refused, as another node was faster. What this request has"
                            + " changed is not written either")
    String discarded();

    @Message(
            id = 3113,
            value =
                    "Another node may have worked with the session, as this one has not renewed its lease in time, so nothing was"
                            + " written")
    String leaseLost();

    @Message(id = 3114, value = "Redis has another session of this id, which has ended, so nothing was written")
    String idTaken();

    @Message(
            id = 3112,
            value = "Another request of the session has not got the attribute \"%s\" from Redis yet, after %s")
    String notFetched(String name, String wait);

    @Message(
            id = 3160,
            value = "No session can be created: the response has been sent, and the client would not know of it. Call"
                    + " getSession() before")
    String createdTooLate();

    @Message(
            id = 3161,
            value = "The session's id cannot change: the response has been sent, and the client would not know the new"
                    + " one. Call changeSessionId() before")
    String changedTooLate();

    @Message(id = 3162, value = "There is no session whose id could change")
    String noSession();
}
