package org.cdiredis.session;

/**
 * What has happened to the sessions of an application on this node since it was deployed; each deployment begins with 0. Each number is read on its
 * own, so they may differ by what happens at that moment.
 *
 * @param live how many sessions requests of this node work with now
 * @param created how many were created
 * @param opened how many requests have found their session
 * @param notFound how many requests have sent an id of none
 * @param committed how often changes were written
 * @param refused how often changes were not written, since the session had ended meanwhile
 * @param conflicts how often a request has failed with a {@link SessionConflictException} for what it was about to write
 * @param invalidated how many this node has invalidated
 * @param expired how many expired ones this node has told of
 * @param unreadable how many attributes could not be read
 * @param failures how many calls nobody waited for have failed, since Redis did not answer: those that count an access of a request that does not use
 *     its session, that keep a session alive while a request works with it, and that say that listeners were told of an expired one
 */
public record SessionStatistics(
        int live,
        long created,
        long opened,
        long notFound,
        long committed,
        long refused,
        long conflicts,
        long invalidated,
        long expired,
        long unreadable,
        long failures) {}
