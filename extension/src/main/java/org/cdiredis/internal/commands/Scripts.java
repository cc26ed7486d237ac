package org.cdiredis.internal.commands;

/** The Lua scripts of {@link RedissonCommands}. Numbers are handed over as text: Lua would make 53-bit ones of them. */
final class Scripts {

    static final String UNLINK_IF_EQUAL = """
            if redis.call('GET', KEYS[1]) == ARGV[1] then
              return redis.call('UNLINK', KEYS[1])
            end
            return 0
            """;

    /** The token, the time to live in milliseconds, and what becomes of a lease that there is. */
    static final String TAKE_LEASE = """
            local held = redis.call('GET', KEYS[1])
            if not held then
              redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
              return ARGV[1]
            end
            if ARGV[3] == 'SHARED' and redis.call('PTTL', KEYS[1]) < tonumber(ARGV[2]) then
              redis.call('PEXPIRE', KEYS[1], ARGV[2])
            end
            return held
            """;

    /**
     * The value, its time to live in milliseconds or nothing, the token, whether the lease ends, the digest of what may be replaced
     * or nothing, and how long that may have to live. Where nothing is, nobody has removed it: the lease would have gone with it.
     */
    static final String SET_LOADED = """
            if redis.call('GET', KEYS[2]) ~= ARGV[3] then
              return 0
            end
            if ARGV[4] == 'own' then
              redis.call('UNLINK', KEYS[2])
            end
            if redis.call('EXISTS', KEYS[1]) == 1 then
              if ARGV[5] == '' or redis.sha1hex(redis.call('GET', KEYS[1])) ~= ARGV[5] then
                return 0
              end
              local left = redis.call('PTTL', KEYS[1])
              if ARGV[6] ~= '' and (left == -1 or left > tonumber(ARGV[6])) then
                return 0
              end
            end
            if ARGV[2] == '' then
              redis.call('SET', KEYS[1], ARGV[1])
            else
              redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
            end
            return 1
            """;

    static final String REMOVE = """
            redis.call('UNLINK', KEYS[2])
            return redis.call('UNLINK', KEYS[1])
            """;

    static final String EXPIRE_IF_EQUAL = """
            if redis.call('GET', KEYS[1]) == ARGV[1] then
              return redis.call('PEXPIRE', KEYS[1], ARGV[2])
            end
            return 0
            """;

    static final String PERSIST_IF_PRESENT = """
            redis.call('PERSIST', KEYS[1])
            return redis.call('EXISTS', KEYS[1])
            """;

    static final String MOVE = """
            if redis.call('EXISTS', KEYS[1]) == 0 then
              return 0
            end
            redis.call('RENAME', KEYS[1], KEYS[2])
            return 1
            """;

    /** The command, the delta, and what to do if the key holds nothing: a time to live in milliseconds, never, or refuse. */
    static final String INCREMENT = """
            if redis.call('EXISTS', KEYS[1]) == 0 then
              if ARGV[3] == 'refuse' then
                return false
              elseif ARGV[3] == 'never' then
                redis.call('SET', KEYS[1], ARGV[2])
              else
                redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3])
              end
              return ARGV[2]
            end
            redis.call(ARGV[1], KEYS[1], ARGV[2])
            return redis.call('GET', KEYS[1])
            """;

    private Scripts() {}
}
