package org.cdiredis.internal.commands;

/** The Lua scripts of {@link RedissonCommands}. Numbers are handed over as text: Lua would make 53-bit ones of them. */
final class Scripts {

    static final String UNLINK_IF_EQUAL = """
            if redis.call('GET', KEYS[1]) == ARGV[1] then
              return redis.call('UNLINK', KEYS[1])
            end
            return 0
            """;

    /** The value, how long what is there may have to live, and the time to live in milliseconds or nothing. */
    static final String SET_IF_EXPIRING = """
            local left = redis.call('PTTL', KEYS[1])
            if left == -1 or left > tonumber(ARGV[2]) then
              return 0
            end
            if ARGV[3] == '' then
              redis.call('SET', KEYS[1], ARGV[1])
            else
              redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[3])
            end
            return 1
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
