package org.cdiredis.internal.lock;

/**
 * The scripts, each one atomic step.
 *
 * <p>Who holds a lock alone is a string. Who shares it, be they readers or holders of permits, are the members of a sorted set,
 * with the end of each lease as the score: {@code TIME} in milliseconds. Who waits in order is in two sorted sets, by arrival and by
 * the time that he is forgotten if he does not ask again.
 *
 * <p>A fencing token is the server's clock in microseconds, which a double counts exactly until the year 2255, or one more than
 * the last token.
 */
final class LockScripts {

    /**
     * KEYS: lock, token, waiting, withdrawn, sharers, queue, alive; ARGV: owner, lease, life of the token, life of the interest
     * or 0, how many may share it or 0, whether it is waited for in order or 0, an owner beside whom it may be held or nothing,
     * channel; times in ms.
     */
    static final String ACQUIRE = """
            if redis.call('exists', KEYS[4]) == 1 then
              return {'0', 0}
            end
            local time = redis.call('time')
            local micros = time[1] * 1000000 + time[2]
            local now = math.floor(micros / 1000)
            local limit = tonumber(ARGV[5])
            local isQueued = ARGV[6] ~= '0'
            local holder = redis.call('get', KEYS[1])
            local isTaken, left = false, 0
            if holder and holder ~= ARGV[7] then
              isTaken, left = true, redis.call('pttl', KEYS[1])
            elseif redis.call('exists', KEYS[5]) == 1 then
              redis.call('zremrangebyscore', KEYS[5], '-inf', now)
              local sharers = redis.call('zcard', KEYS[5])
              if sharers > 0 and sharers >= limit then
                local which = limit == 0 and -1 or 0
                isTaken, left = true, redis.call('zrange', KEYS[5], which, which, 'WITHSCORES')[2] - now
              end
            end
            if isQueued and redis.call('exists', KEYS[6]) == 1 then
              for _, dead in ipairs(redis.call('zrangebyscore', KEYS[7], '-inf', now)) do
                redis.call('zrem', KEYS[6], dead)
                redis.call('zrem', KEYS[7], dead)
              end
              local first = redis.call('zrange', KEYS[6], 0, 0)[1]
              if not isTaken and first and first ~= ARGV[1] then
                isTaken, left = true, (redis.call('zscore', KEYS[7], first) or now) - now
              end
            end
            if isTaken then
              if ARGV[4] ~= '0' and isQueued then
                redis.call('zadd', KEYS[6], 'NX', string.format('%.0f', micros), ARGV[1])
                redis.call('zadd', KEYS[7], now + ARGV[4], ARGV[1])
                redis.call('pexpire', KEYS[6], ARGV[4])
                redis.call('pexpire', KEYS[7], ARGV[4])
              elseif ARGV[4] ~= '0' then
                redis.call('set', KEYS[3], '1', 'PX', ARGV[4])
              end
              return {'0', left}
            end
            local token = math.max(micros, tonumber(redis.call('get', KEYS[2]) or 0) + 1)
            local text = string.format('%.0f', token)
            redis.call('set', KEYS[2], text, 'PX', ARGV[3])
            if limit == 0 then
              redis.call('set', KEYS[1], ARGV[1], 'PX', ARGV[2])
            else
              redis.call('zadd', KEYS[5], now + ARGV[2], ARGV[1])
              if redis.call('pttl', KEYS[5]) < tonumber(ARGV[2]) then
                redis.call('pexpire', KEYS[5], ARGV[2])
              end
            end
            if isQueued and redis.call('zrem', KEYS[6], ARGV[1]) == 1 then
              redis.call('zrem', KEYS[7], ARGV[1])
              local next = limit ~= 0 and redis.call('zrange', KEYS[6], 0, 0)[1]
              if next then
                redis.call('publish', ARGV[8], next)
              end
            end
            return {text, 0}
            """;

    /** KEYS: lock, token, withdrawn and sharers of each lock; ARGV: owner, lease in ms, life of the tokens in ms. */
    static final String ACQUIRE_ALL = """
            local time = redis.call('time')
            local micros = time[1] * 1000000 + time[2]
            local after = '(' .. string.format('%.0f', math.floor(micros / 1000))
            local token = micros
            for i = 1, #KEYS, 4 do
              if redis.call('exists', KEYS[i], KEYS[i + 2]) > 0 or redis.call('zcount', KEYS[i + 3], after, '+inf') > 0 then
                return '0'
              end
              token = math.max(token, tonumber(redis.call('get', KEYS[i + 1]) or 0) + 1)
            end
            local text = string.format('%.0f', token)
            for i = 1, #KEYS, 4 do
              redis.call('set', KEYS[i], ARGV[1], 'PX', ARGV[2])
              redis.call('set', KEYS[i + 1], text, 'PX', ARGV[3])
            end
            return text
            """;

    /** KEYS: lock, token, sharers; ARGV: owner, token, life of the token in ms. */
    static final String RAISE = """
            if redis.call('get', KEYS[1]) ~= ARGV[1] and not redis.call('zscore', KEYS[3], ARGV[1]) then
              return 0
            end
            if tonumber(redis.call('get', KEYS[2]) or 0) < tonumber(ARGV[2]) then
              redis.call('set', KEYS[2], ARGV[2], 'PX', ARGV[3])
            end
            return 1
            """;

    /** KEYS: lock, waiting, withdrawn, sharers, queue, alive; ARGV: owner, life of the withdrawal in ms or 0, channel. */
    static final String RELEASE = """
            local held, left = 0, 0
            if redis.call('get', KEYS[1]) == ARGV[1] then
              held = redis.call('del', KEYS[1])
            else
              local score = redis.call('zscore', KEYS[4], ARGV[1])
              if score then
                local time = redis.call('time')
                redis.call('zrem', KEYS[4], ARGV[1])
                held = tonumber(score) > time[1] * 1000 + math.floor(time[2] / 1000) and 1 or 0
              else
                left = redis.call('zrem', KEYS[5], ARGV[1])
                redis.call('zrem', KEYS[6], ARGV[1])
                if ARGV[2] ~= '0' then
                  redis.call('set', KEYS[3], '1', 'PX', ARGV[2])
                end
              end
            end
            if held + left > 0 then
              if redis.call('del', KEYS[2]) == 1 then
                redis.call('publish', ARGV[3], KEYS[1])
              end
              local next = redis.call('zrange', KEYS[5], 0, 0)[1]
              if next then
                redis.call('publish', ARGV[3], next)
              end
            end
            return {held}
            """;

    /** KEYS: lock, waiting, sharers, queue; ARGV: channel. */
    static final String FORCE_RELEASE = """
            if redis.call('del', KEYS[1], KEYS[3]) == 0 then
              return 0
            end
            if redis.call('del', KEYS[2]) == 1 then
              redis.call('publish', ARGV[1], KEYS[1])
            end
            local next = redis.call('zrange', KEYS[4], 0, 0)[1]
            if next then
              redis.call('publish', ARGV[1], next)
            end
            return 1
            """;

    /** KEYS: lock, sharers; ARGV: owner, lease in ms, name of the extension. */
    static final String EXTEND = """
            local now, left
            if redis.pcall('get', KEYS[1]) == ARGV[1] then
              left = math.max(redis.call('pttl', KEYS[1]), 0)
            else
              local score = redis.pcall('zscore', KEYS[2], ARGV[1])
              if type(score) ~= 'string' then
                return 0
              end
              local time = redis.call('time')
              now = time[1] * 1000 + math.floor(time[2] / 1000)
              left = score - now
              if left <= 0 then
                return 0
              end
            end
            local lease = tonumber(ARGV[2])
            if ARGV[3] == 'ADDITIONAL' then
              lease = left + lease
            elseif ARGV[3] == 'AT_LEAST' and left > lease then
              return left
            end
            local text = string.format('%.0f', lease)
            if not now then
              redis.call('pexpire', KEYS[1], text)
            else
              redis.call('zadd', KEYS[2], string.format('%.0f', now + lease), ARGV[1])
              if redis.call('pttl', KEYS[2]) < lease then
                redis.call('pexpire', KEYS[2], text)
              end
            end
            return lease
            """;

    /** KEYS: lock, sharers; ARGV: owner, or nothing for anybody. */
    static final String REMAINING = """
            local holder = redis.call('get', KEYS[1])
            local left = -2
            if holder and (ARGV[1] == '' or holder == ARGV[1]) then
              left = redis.call('pttl', KEYS[1])
            end
            local score
            if ARGV[1] == '' then
              score = redis.call('zrange', KEYS[2], -1, -1, 'WITHSCORES')[2]
            else
              score = redis.call('zscore', KEYS[2], ARGV[1])
            end
            if score and left ~= -1 then
              local time = redis.call('time')
              left = math.max(left, score - (time[1] * 1000 + math.floor(time[2] / 1000)))
            end
            return left
            """;

    /** KEYS: sharers. */
    static final String SHARERS = """
            local time = redis.call('time')
            local after = '(' .. string.format('%.0f', time[1] * 1000 + math.floor(time[2] / 1000))
            return redis.call('zcount', KEYS[1], after, '+inf')
            """;

    private LockScripts() {}
}
