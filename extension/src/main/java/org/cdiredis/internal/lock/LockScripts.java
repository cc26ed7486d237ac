package org.cdiredis.internal.lock;

/**
 * The scripts, each one atomic step on the keys of one lock.
 *
 * <p>A fencing token is the server's clock in microseconds, which a double counts exactly until the year 2255, or one more than
 * the last token.
 */
final class LockScripts {

    /** KEYS: lock, token, waiting, withdrawn; ARGV: owner, lease, life of the token, life of the interest or 0; all in ms. */
    static final String ACQUIRE = """
            local holder = redis.call('get', KEYS[1])
            if holder or redis.call('exists', KEYS[4]) == 1 then
              if ARGV[4] ~= '0' then
                redis.call('set', KEYS[3], '1', 'PX', ARGV[4])
              end
              return {'0', redis.call('pttl', KEYS[1])}
            end
            local time = redis.call('time')
            local token = math.max(time[1] * 1000000 + time[2], tonumber(redis.call('get', KEYS[2]) or 0) + 1)
            local text = string.format('%.0f', token)
            redis.call('set', KEYS[2], text, 'PX', ARGV[3])
            redis.call('set', KEYS[1], ARGV[1], 'PX', ARGV[2])
            return {text, 0}
            """;

    /** KEYS: lock, waiting, withdrawn; ARGV: owner, life of the withdrawal in ms or 0, channel. */
    static final String RELEASE = """
            if redis.call('get', KEYS[1]) == ARGV[1] then
              redis.call('del', KEYS[1])
              if redis.call('del', KEYS[2]) == 1 then
                redis.call('publish', ARGV[3], KEYS[1])
              end
              return 1
            end
            if ARGV[2] ~= '0' then
              redis.call('set', KEYS[3], '1', 'PX', ARGV[2])
            end
            return 0
            """;

    /** KEYS: lock, waiting; ARGV: channel. */
    static final String FORCE_RELEASE = """
            if redis.call('del', KEYS[1]) == 0 then
              return 0
            end
            if redis.call('del', KEYS[2]) == 1 then
              redis.call('publish', ARGV[1], KEYS[1])
            end
            return 1
            """;

    /** KEYS: lock; ARGV: owner, lease in ms, name of the extension. */
    static final String EXTEND = """
            if redis.pcall('get', KEYS[1]) ~= ARGV[1] then
              return 0
            end
            local left = math.max(redis.call('pttl', KEYS[1]), 0)
            local lease = tonumber(ARGV[2])
            if ARGV[3] == 'ADDITIONAL' then
              lease = left + lease
            elseif ARGV[3] == 'AT_LEAST' and left > lease then
              return left
            end
            redis.call('pexpire', KEYS[1], string.format('%.0f', lease))
            return lease
            """;

    /** KEYS: lock; ARGV: owner. */
    static final String REMAINING = """
            if redis.call('get', KEYS[1]) ~= ARGV[1] then
              return -2
            end
            return redis.call('pttl', KEYS[1])
            """;

    private LockScripts() {}
}
