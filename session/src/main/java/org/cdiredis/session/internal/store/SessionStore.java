package org.cdiredis.session.internal.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * Where the sessions of one application are kept. Each operation is one step that is done wholly or not at all, and one round trip. The
 * store's clock says what is expired, not the caller's. Stages fail with a {@link org.cdiredis.RedisCacheException}. Thread-safe.
 */
public interface SessionStore {

    /** The version of a session of which a caller knows nothing. */
    long UNKNOWN = 0;

    /** The first hold, and tenancy, of the node that has created a session, in the mode {@code exclusive}. */
    long OF_CREATION = 0;

    /**
     * How long a call may take, and so how long all calls of a request may take together.
     *
     * @return the deadline
     */
    Duration deadline();

    /**
     * Says that a request has begun which belongs to a session, and reads what is newer than the caller knows. A session whose time is
     * over is gone, swept or not.
     *
     * @param id the id as the client has it
     * @param known the version that the caller knows, or {@link #UNKNOWN}
     * @param reads whether the caller wants more than the access to be counted
     * @param time how long the caller may wait
     * @return what was found
     */
    CompletionStage<Opened> open(SessionId id, long known, boolean reads, TimeLeft time);

    /**
     * Stores a new session.
     *
     * @param id its id
     * @param timeout how long it may be idle; zero for ever
     * @param changes its attributes and its principal
     * @param time how long the caller may wait
     * @return what became of it; if the id is taken by a session with the same secret, the same as {@link #commit}; if its secret is another one, and
     *     was not this one before, {@link Committed.Taken}
     */
    CompletionStage<Created> create(SessionId id, Duration timeout, Changes changes, TimeLeft time);

    /**
     * What storing a new session led to.
     *
     * @param result what became of it
     * @param created when, by the store's clock
     */
    record Created(Committed result, Instant created) {}

    /**
     * Writes changes of a session. If it is gone, nothing is written.
     *
     * @param storage the storage id
     * @param changes the changes
     * @param time how long the caller may wait
     * @return what became of them
     */
    CompletionStage<Committed> commit(String storage, Changes changes, TimeLeft time);

    /**
     * Takes back a commit that has given a session an id which no client has got, as nobody was told that it is written.
     *
     * @param renewed that id
     * @param before what to write if the session has it: the id before, and what the commit has replaced
     * @param time how long the caller may wait
     * @return whether nothing is left to take back; false if the session has the id before anyway, so that the commit may yet come
     */
    CompletionStage<Boolean> takeBack(SessionId renewed, Changes before, TimeLeft time);

    /**
     * Writes other bytes of attributes that stay what they are. If it cannot be done now, or one of them has changed, nothing is written.
     *
     * @param storage the storage id
     * @param bytes the bytes
     * @param versions the versions that the attributes have
     * @param time how long the caller may wait
     * @return what became of them
     */
    default CompletionStage<Committed> reseal(
            String storage, Map<AttributeName, byte[]> bytes, Map<AttributeName, Long> versions, TimeLeft time) {
        return commit(
                storage,
                new Changes(bytes, Set.of(), Optional.empty(), Optional.empty(), Optional.empty(), versions),
                time);
    }

    /**
     * An attribute that is fetched only when it is asked for.
     *
     * @param storage the storage id
     * @param name the name of the attribute
     * @param time how long the caller may wait
     * @return the attribute; empty if it is not there any more
     */
    CompletionStage<Optional<StoredAttribute>> fetch(String storage, AttributeName name, TimeLeft time);

    /**
     * Removes a session and all that belongs to it.
     *
     * @param storage the storage id
     * @param withAttributes whether anybody wants to see the attributes; those that are listeners themselves come in any case
     * @param time how long the caller may wait
     * @return what it was, for exactly one of all callers; empty if it was gone, or its time over, so that a sweep tells of it
     */
    CompletionStage<Optional<ExpiredSession>> invalidate(String storage, boolean withAttributes, TimeLeft time);

    /**
     * Lets other nodes work with the session, in the mode {@code exclusive}; nothing otherwise.
     *
     * @param storage the storage id
     * @return done
     */
    CompletionStage<?> release(String storage);

    /**
     * Says that this node still works with the session, in the mode {@code exclusive}; nothing otherwise.
     *
     * @param storage the storage id
     * @return done
     */
    CompletionStage<?> renew(String storage);

    /**
     * Says that a request which has begun a while ago still works with a session, so that its time does not end meanwhile. Counts as an access.
     *
     * @param storage the storage id
     * @return done; nothing is done if it is gone, or its time over
     */
    CompletionStage<?> keepAlive(String storage);

    /**
     * Claims some of the sessions whose time is over, also those that another node has claimed and has not acknowledged for too long.
     *
     * @param shard which part of the sessions, from 0
     * @param withAttributes whether anybody wants to see the attributes; those that are listeners themselves come in any case
     * @return the sessions, a batch at most
     */
    CompletionStage<Swept> sweep(int shard, boolean withAttributes);

    /**
     * Claims a session for as long once more, unless another node has claimed it meanwhile.
     *
     * @param storage the storage id
     * @param claim the claim
     * @return whether the caller has it
     */
    CompletionStage<Boolean> renew(String storage, Claim claim);

    /**
     * Says that all who are to be told of the end of a claimed session have been.
     *
     * @param storage the storage id
     * @return done
     */
    CompletionStage<?> acknowledge(String storage);

    /**
     * How many parts there are to sweep.
     *
     * @return the number, 1 or more
     */
    int shards();

    /**
     * In which part a session is.
     *
     * @param storage the storage id
     * @return its number, from 0
     */
    int shard(String storage);

    /**
     * What a session is, without counting as an access.
     *
     * @param storage the storage id
     * @return the session; empty if it is gone
     */
    CompletionStage<Optional<SessionSummary>> find(String storage);

    /**
     * The storage ids of a principal's sessions in one part.
     *
     * @param shard which part of the sessions
     * @param principal whose
     * @return the ids
     */
    CompletionStage<List<String>> ofPrincipal(int shard, String principal);

    /**
     * Some of the storage ids of one part, in no order.
     *
     * @param shard which part of the sessions
     * @param cursor where to go on; "0" at the beginning
     * @return the ids, and where to go on
     */
    CompletionStage<Page> list(int shard, String cursor);

    /**
     * Some storage ids.
     *
     * @param cursor where to go on; "0" at the end
     * @param ids the ids
     */
    record Page(String cursor, List<String> ids) {}

    /**
     * How many sessions one part has, those included whose time is over and that no sweep has found yet.
     *
     * @param shard which part of the sessions
     * @param limit how long the caller may wait
     * @return the number
     */
    CompletionStage<Long> count(int shard, Duration limit);
}
