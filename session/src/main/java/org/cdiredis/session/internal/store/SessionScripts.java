package org.cdiredis.session.internal.store;

/**
 * The Lua scripts of {@link RedisSessionStore}: each is one step. The hash of a session has its facts in fields that begin with 1 (k the
 * hash of its secret, o that of the one before, v its version, a its last access, c its creation, i its timeout, u its principal, h and l the node that
 * has it and until when, g whether there are large attributes), and its attributes in fields that begin with 2 or 3, as the version that
 * changed it, a colon, and its bytes. Of a large one, the bytes are in a hash of their own. Times are in milliseconds of the server's clock,
 * and versions grow with it: what a fail-over has lost does not have the version of what is written after it. Attributes that come with a session
 * have the version 1.
 */
final class SessionScripts {

    private static final String CLOCK = """
            local t = redis.call('TIME')
            local now = t[1] * 1000 + math.floor(t[2] / 1000)
            local function text(n) return string.format('%.0f', n) end
            """;

    /** Whether a session has ended; so has one of which that is not known. */
    private static final String OVER = """
            local function isOver(access, idle, interval)
              local limit = tonumber(idle)
              return limit ~= 0 and not ((tonumber(access) or 0) + (limit or 0) + interval > now)
            end
            """;

    /** The version of an attribute; nothing for what is none, which a later version of the library has written, or somebody else. */
    private static final String VERSION = """
            local function versionOf(field, value)
              local kind = string.byte(field)
              local digits = (kind == 2 or kind == 3) and string.match(value, '^(%d+):')
              return digits and #digits < 19 and tonumber(digits)
            end
            """;

    /** Keys outlive their session by an hour, for the case that no node is left to sweep. */
    private static final String KEEP = """
            local function keep(idle, interval, principal, isLarge)
              local root, life = string.sub(KEYS[1], 1, -25), idle + interval + 3600000
              for _, key in ipairs(isLarge and {KEYS[1], root .. 'l:' .. string.sub(KEYS[1], -22)} or {KEYS[1]}) do
                if idle > 0 then redis.call('PEXPIRE', key, text(life)) else redis.call('PERSIST', key) end
              end
              if principal then
                local set = root .. 'u:' .. principal
                local left = redis.call('PTTL', set)
                if idle == 0 then redis.call('PERSIST', set)
                elseif left >= 0 and left < life then redis.call('PEXPIRE', set, text(life)) end
              end
            end
            """;

    /**
     * KEYS: session; ARGV: secret, known version or -1, touch interval, and in the exclusive mode node, lease and hold. Of attributes that are
     * not newer than what is known, the answer has the versions alone. Where each request touches the session, how long its keys are kept is
     * written once in ten minutes: fifty of their hour are left at least.
     */
    static final String OPEN = CLOCK + OVER + VERSION + KEEP + """
            local m = redis.call('HMGET', KEYS[1], '\\1k', '\\1v', '\\1a', '\\1i')
            if not m[1] or m[1] ~= ARGV[1] then return {} end
            local access, idle, interval = tonumber(m[3]) or 0, tonumber(m[4]), tonumber(ARGV[3])
            if isOver(access, idle, interval) then return {} end
            local tenancy
            if ARGV[4] then
              local h = redis.call('HMGET', KEYS[1], '\\1h', '\\1l')
              local isMine = h[1] and string.sub(h[1], 1, #ARGV[4]) == ARGV[4]
              if h[1] and not isMine and tonumber(h[2]) > now then return {-1} end
              tenancy = isMine and string.match(h[1], '^:(%d+):', #ARGV[4] + 1) or ARGV[6]
              redis.call('HSET', KEYS[1], '\\1h', ARGV[4] .. ':' .. tenancy .. ':' .. ARGV[6] .. ';', '\\1l', text(now + ARGV[5]))
            end
            if now > access and now - access >= interval then
              redis.call('HSET', KEYS[1], '\\1a', text(now))
              if interval > 0 or math.floor(now / 600000) > math.floor(access / 600000) then
                local kept = redis.call('HMGET', KEYS[1], '\\1u', '\\1g')
                keep(idle, interval, kept[1], kept[2])
              end
            end
            if ARGV[2] == m[2] or ARGV[2] == '-1' then return {access, tonumber(tenancy)} end
            local known = tonumber(ARGV[2])
            local facts = redis.call('HMGET', KEYS[1], '\\1c', '\\1u')
            local out = {access, tonumber(m[2]) or 0, tonumber(facts[1]) or 0, idle, facts[2] or ''}
            if tenancy then table.insert(out, 2, tonumber(tenancy)) end
            local all = redis.call('HGETALL', KEYS[1])
            for i = 1, #all, 2 do
              local version = versionOf(all[i], all[i + 1])
              if version then
                out[#out + 1] = all[i]
                out[#out + 1] = version > known and all[i + 1] or version
              end
            end
            return out
            """;

    /**
     * The body of CREATE and COMMIT. KEYS: session, large, index; ARGV: prefix, storage id, timeout or nothing, whether there is a
     * principal, that, secret or nothing, node or nothing, for how long it has the session, touch interval, how many bases, how many attributes,
     * how many of them large ones, the bases, each a field and a version, 0 for none, the attributes, each a field and the bytes, large ones last, and
     * the fields to remove. What attributes are marked with already is not taken for their bytes.
     */
    private static final String WRITE = """
            local m = isNew and {ARGV[6], now, ARGV[3], false, ARGV[7], false, 0}
              or redis.call('HMGET', KEYS[1], '\\1k', '\\1a', '\\1i', '\\1u', '\\1h', '\\1g', '\\1v')
            if not m[1] then return {-1} end
            if ARGV[7] ~= '' and string.sub(m[5] or '', 1, #ARGV[7]) ~= ARGV[7] then return {-2} end
            local at = 13
            for i = 1, ARGV[10] do
              local v = not isNew and redis.call('HGET', KEYS[1], ARGV[at])
              if (v and string.match(v, '^%d+') or '0') ~= ARGV[at + 1] then return {-2} end
              at = at + 2
            end
            if ARGV[7] ~= '' and not isNew then redis.call('HSET', KEYS[1], '\\1l', text(now + ARGV[8])) end
            local removed = at + 2 * ARGV[11]
            local large = removed - 2 * ARGV[12]
            local before = tonumber(m[7]) or 0
            local version = math.max(before + 1, now)
            local digits = text(version)
            local mark = isNew and marked or digits .. ':'
            if mark ~= marked then
              for i = at + 1, removed - 1, 2 do ARGV[i] = mark .. string.sub(ARGV[i], #marked + 1) end
            end
            local function put(key, from, to)
              for i = from, to, 1000 do redis.call('HSET', key, unpack(ARGV, i, math.min(i + 999, to))) end
            end
            local rest = math.min(at + 1000, large)
            if isNew then
              redis.call('HSET', KEYS[1], '\\1k', ARGV[6], '\\1v', digits, '\\1a', text(now), '\\1c', text(now), '\\1i', ARGV[3],
                unpack(ARGV, at, rest - 1))
              if ARGV[7] ~= '' then
                redis.call('HSET', KEYS[1], '\\1h', ARGV[7] .. ':0:0;', '\\1l', text(now + ARGV[8]))
              end
            else
              redis.call('HSET', KEYS[1], '\\1v', digits, unpack(ARGV, at, rest - 1))
            end
            put(KEYS[1], rest, large - 1)
            if m[6] then
              for i = at, large - 1, 2 do redis.call('HDEL', KEYS[2], ARGV[i]) end
            end
            local isLarge = m[6]
            if large < removed then
              isLarge = '1'
              redis.call('HSET', KEYS[1], '\\1g', isLarge)
              for i = large, removed - 1, 2 do redis.call('HSET', KEYS[1], ARGV[i], mark) end
              put(KEYS[2], large, removed - 1)
            end
            for i = removed, #ARGV do
              redis.call('HDEL', KEYS[1], ARGV[i])
              if m[6] then redis.call('HDEL', KEYS[2], ARGV[i]) end
            end
            local idle = tonumber(m[3]) or 0
            if ARGV[3] ~= '' then
              idle = tonumber(ARGV[3])
              if not isNew then redis.call('HSET', KEYS[1], '\\1i', ARGV[3]) end
              redis.call('ZADD', KEYS[3], idle == 0 and '+inf' or text((tonumber(m[2]) or 0) + idle), ARGV[2])
            end
            local principal = m[4]
            if ARGV[4] == '1' then
              if m[4] then redis.call('SREM', ARGV[1] .. 'u:' .. m[4], ARGV[2]) end
              principal = false
              if ARGV[5] == '' then
                redis.call('HDEL', KEYS[1], '\\1u')
              else
                principal = ARGV[5]
                redis.call('HSET', KEYS[1], '\\1u', principal)
                local set = ARGV[1] .. 'u:' .. principal
                redis.call('SADD', set, ARGV[2])
                if redis.call('SCARD', set) == 1 then redis.call('PEXPIRE', set, text(idle + ARGV[9] + 3600000)) end
              end
            end
            if ARGV[6] ~= '' and ARGV[6] ~= m[1] then redis.call('HSET', KEYS[1], '\\1k', ARGV[6], '\\1o', m[1]) end
            if ARGV[3] ~= '' or ARGV[4] == '1' or large < removed then
              keep(idle, ARGV[9], principal, isLarge)
            end
            """;

    /** What opened the session has seen to how long its keys are kept, unless that is another time now, or keys are new. */
    static final String COMMIT =
            CLOCK + KEEP + "local isNew, marked = false, ''\n" + WRITE + "return {version, before}";

    /**
     * The same as COMMIT, of a session that has the secret which is the last argument. If it has the one that is to be written, or none of them, it
     * answers with 0, or 1.
     */
    static final String TAKE_BACK = CLOCK + KEEP + """
            local isNew, marked = false, ''
            local secret = redis.call('HGET', KEYS[1], '\\1k')
            if secret ~= table.remove(ARGV) then return {secret == ARGV[6] and 0 or 1} end
            """ + WRITE + "return {1}";

    /** What the attributes of a new session are marked with, so that the script need not. */
    static final String FIRST_MARK = Committed.Written.FIRST + ":";

    /**
     * The same, and before that the session, unless there is one. It answers with the time of its creation, too. Who comes with the secret that a
     * session had before its last one was first in the application, and is only late.
     */
    static final String CREATE = CLOCK + OVER + KEEP + "local marked = '" + FIRST_MARK + "'\n" + """
            local isNew = redis.call('EXISTS', KEYS[1]) == 0
            if not isNew then
              local m = redis.call('HMGET', KEYS[1], '\\1k', '\\1a', '\\1i', '\\1o')
              if m[1] ~= ARGV[6] then return {m[1] and m[4] ~= ARGV[6] and -3 or -2} end
              if isOver(m[2], m[3], 0) then return {-2} end
            end
            """ + WRITE
            + "return {version, before, isNew and now or tonumber(redis.call('HGET', KEYS[1], '\\1c')) or 0}";

    /**
     * Reads what is told of an ended session: access, version, creation, timeout, principal, and its fields with their bytes, at least those
     * with the bit {@link StoredAttribute#LISTENER}.
     */
    private static final String ENDED = VERSION + """
            local function ended(key, large, wanted, out)
              local m = redis.call('HMGET', key, '\\1a', '\\1v', '\\1c', '\\1i', '\\1u', '\\1g')
              for i = 1, 4 do out[#out + 1] = tonumber(m[i]) or 0 end
              out[#out + 1] = m[5] or ''
              local fields, bytes = {}, 0
              local all = redis.call('HGETALL', key)
              for i = 1, #all, 2 do
                local value = all[i + 1]
                if m[6] and string.sub(value, -1) == ':' then
                  value = redis.call('HGET', large, all[i]) or value
                end
                if versionOf(all[i], value) then
                  local first = string.byte(value, string.find(value, ':', 1, true) + 1) or 0
                  if wanted == '1' or first % 8 >= 4 then
                    fields[#fields + 1] = all[i]
                    fields[#fields + 1] = value
                    bytes = bytes + #value
                  end
                end
              end
              out[#out + 1] = #fields / 2
              for i = 1, #fields do out[#out + 1] = fields[i] end
              return bytes
            end
            """;

    /** KEYS: session, large, index; ARGV: prefix, storage id, whether all attributes are wanted, touch interval. */
    static final String INVALIDATE = CLOCK + OVER + ENDED + """
            local m = redis.call('HMGET', KEYS[1], '\\1k', '\\1a', '\\1i', '\\1u')
            if not m[1] or isOver(m[2], m[3], ARGV[4]) then return {} end
            local out = {}
            ended(KEYS[1], KEYS[2], ARGV[3], out)
            redis.call('UNLINK', KEYS[1], KEYS[2])
            redis.call('ZREM', KEYS[3], ARGV[2])
            if m[4] then redis.call('SREM', ARGV[1] .. 'u:' .. m[4], ARGV[2]) end
            return out
            """;

    /**
     * KEYS: index, claims; ARGV: prefix, whether all attributes are wanted, how many at most, for how long they are claimed or 0 for
     * nobody else to tell of them, touch interval, how many bytes of attributes at most, about. The answer begins with the end of the claims,
     * and with 1 if more may be due.
     */
    static final String SWEEP = CLOCK + OVER + ENDED + """
            local out, taken, bytes = {now + ARGV[4], 0}, 0, 0
            local function claim(id)
              local key, large = ARGV[1] .. 's:' .. id, ARGV[1] .. 'l:' .. id
              out[#out + 1] = id
              bytes = bytes + ended(key, large, ARGV[2], out)
              taken = taken + 1
              if ARGV[4] == '0' then
                redis.call('UNLINK', key, large)
              else
                redis.call('HDEL', key, '\\1k')
                redis.call('PEXPIRE', key, text(3600000 + ARGV[4]))
                redis.call('PEXPIRE', large, text(3600000 + ARGV[4]))
                redis.call('ZADD', KEYS[2], text(now + ARGV[4]), id)
              end
            end
            local function isFull()
              local is = taken >= tonumber(ARGV[3]) or bytes > tonumber(ARGV[6])
              if is then out[2] = 1 end
              return is
            end
            local function due(key)
              local ids = redis.call('ZRANGEBYSCORE', key, '-inf', text(now), 'LIMIT', 0, ARGV[3])
              if #ids == tonumber(ARGV[3]) then out[2] = 1 end
              return ids
            end
            for _, id in ipairs(due(KEYS[2])) do
              if isFull() then return out end
              if redis.call('EXISTS', ARGV[1] .. 's:' .. id) == 1 then claim(id) else redis.call('ZREM', KEYS[2], id) end
            end
            for _, id in ipairs(due(KEYS[1])) do
              if isFull() then return out end
              local m = redis.call('HMGET', ARGV[1] .. 's:' .. id, '\\1k', '\\1a', '\\1i', '\\1u')
              if not m[1] then
                redis.call('ZREM', KEYS[1], id)
              elseif not isOver(m[2], m[3], ARGV[5]) then
                local idle = tonumber(m[3])
                redis.call('ZADD', KEYS[1], idle == 0 and '+inf' or text((tonumber(m[2]) or 0) + idle + ARGV[5]), id)
              else
                redis.call('ZREM', KEYS[1], id)
                if m[4] then redis.call('SREM', ARGV[1] .. 'u:' .. m[4], id) end
                claim(id)
              end
            end
            return out
            """;

    /** KEYS: session, large, claims; ARGV: storage id, the end of its claim, for how long it is claimed. */
    static final String RENEW_CLAIM = CLOCK + """
            if tonumber(redis.call('ZSCORE', KEYS[3], ARGV[1]) or 0) ~= tonumber(ARGV[2]) then return {} end
            redis.call('ZADD', KEYS[3], text(now + ARGV[3]), ARGV[1])
            redis.call('PEXPIRE', KEYS[1], text(3600000 + ARGV[3]))
            redis.call('PEXPIRE', KEYS[2], text(3600000 + ARGV[3]))
            return {1}
            """;

    /** KEYS: session, large, claims; ARGV: storage id. A session that is no longer claimed is not touched. */
    static final String ACKNOWLEDGE = """
            if redis.call('ZREM', KEYS[3], ARGV[1]) == 1 then redis.call('UNLINK', KEYS[1], KEYS[2]) end
            return {}
            """;

    /** KEYS: session, large; ARGV: field. */
    static final String FETCH = """
            local v = redis.call('HGET', KEYS[2], ARGV[1]) or redis.call('HGET', KEYS[1], ARGV[1])
            return v and {v} or {}
            """;

    /** KEYS: session; ARGV: node, and for how long it has it. */
    static final String RENEW = CLOCK + """
            local h = redis.call('HGET', KEYS[1], '\\1h')
            if not h or string.sub(h, 1, #ARGV[1]) ~= ARGV[1] then return {} end
            redis.call('HSET', KEYS[1], '\\1l', text(now + ARGV[2]))
            return {1}
            """;

    /** KEYS: session; ARGV: node, and its latest hold that is let go, with all before it. */
    static final String RELEASE = """
            local h = redis.call('HGET', KEYS[1], '\\1h')
            if not h or string.sub(h, 1, #ARGV[1]) ~= ARGV[1] then return {} end
            local hold = string.match(h, '^:%d+:(%d+);', #ARGV[1] + 1)
            if not hold or tonumber(hold) > tonumber(ARGV[2]) then return {} end
            redis.call('HDEL', KEYS[1], '\\1h', '\\1l')
            return {1}
            """;

    /** KEYS: session; ARGV: touch interval. */
    static final String KEEP_ALIVE = CLOCK + OVER + KEEP + """
            local m = redis.call('HMGET', KEYS[1], '\\1k', '\\1a', '\\1i', '\\1u', '\\1g')
            if not m[1] or now <= (tonumber(m[2]) or 0) or isOver(m[2], m[3], ARGV[1]) then return {} end
            redis.call('HSET', KEYS[1], '\\1a', text(now))
            keep(tonumber(m[3]), tonumber(ARGV[1]), m[4], m[5])
            return {1}
            """;

    /** KEYS: session; ARGV: touch interval. */
    static final String FIND = CLOCK + OVER + """
            local m = redis.call('HMGET', KEYS[1], '\\1k', '\\1a', '\\1c', '\\1i', '\\1u')
            if not m[1] or isOver(m[2], m[4], ARGV[1]) then return {} end
            return {tonumber(m[2]) or 0, tonumber(m[3]) or 0, tonumber(m[4]), m[5] or ''}
            """;

    /** KEYS: sessions of a principal; ARGV: prefix. Those that nobody has swept before Redis has dropped them are none of them any more. */
    static final String OF_PRINCIPAL = """
            local out = {}
            for _, id in ipairs(redis.call('SMEMBERS', KEYS[1])) do
              if redis.call('EXISTS', ARGV[1] .. 's:' .. id) == 1 then
                out[#out + 1] = id
              else
                redis.call('SREM', KEYS[1], id)
              end
            end
            return out
            """;

    static final String LIST = """
            local page = redis.call('ZSCAN', KEYS[1], ARGV[1], 'COUNT', 500)
            local out = {page[1]}
            for i = 1, #page[2], 2 do out[#out + 1] = page[2][i] end
            return out
            """;

    static final String COUNT = "return {redis.call('ZCARD', KEYS[1])}";

    private SessionScripts() {}
}
