package org.cdiredis.session;

/**
 * What has happened to the sessions of an application on this node since it was deployed.
 *
 * @param live how many sessions requests of this node work with now
 * @param created how many were created
 * @param opened how many requests have found their session
 * @param notFound how many requests have sent an id of none
 * @param committed how often changes were written
 * @param refused how often changes were not written, since the session had ended meanwhile
 * @param conflicts how often changes were not written, since another node was faster
 * @param invalidated how many this node has invalidated
 * @param expired how many expired ones this node has told of
 * @param unreadable how many attributes could not be read
 * @param failures how many accesses of requests that don't use their session could not be counted, since Redis did not answer
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
