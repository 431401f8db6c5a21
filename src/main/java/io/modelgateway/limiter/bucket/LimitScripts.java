package io.modelgateway.limiter.bucket;

import io.modelgateway.redis.Script;

/**
 * The decisions as Redis makes them. All keys share one hash tag: a request crosses agents, teams, models and providers, and
 * a cluster decides at once only about one slot.
 *
 * <p>Keys: the leases by the moment they lapse, their records, then the buckets. Numbers stay below 2^53, where a script's
 * are exact; quotients are made with {@code fmod}, which is, too.
 *
 * @param clock Lua that sets {@code now}, in milliseconds
 */
record LimitScripts(String clock) {

    private static final String SERVER_CLOCK = """
            local time = redis.call('TIME')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            """;

    private static final String ARITHMETIC = """
            local SCALE = 60000
            local function fills(kind) return kind == 'r' or kind == 'c' end
            local function whole(x) return string.format('%.0f', x) end
            local function ceildiv(x, y)
              local rest = math.fmod(x, y)
              if rest == 0 then return x / y end
              return (x - rest) / y + 1
            end
            local function filled(key, limit, burst)
              local full = burst * SCALE
              local state = redis.call('HMGET', key, 'l', 't')
              if not state[1] then return full end
              local level = tonumber(state[1])
              local elapsed = now - tonumber(state[2])
              if level >= full then return full end
              if elapsed <= 0 then return level end
              if elapsed * limit >= full - level then return full end
              return level + elapsed * limit
            end
            local function store(key, level, limit, burst)
              local full = burst * SCALE
              if level >= full then
                redis.call('DEL', key)
              else
                redis.call('HSET', key, 'l', whole(level), 't', whole(now))
                redis.call('PEXPIRE', key, whole(ceildiv(full - level, limit) + 1000))
              end
            end
            """;

    private static final String RESERVE = """
            local lease, leaseMillis, required = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
            local count = #KEYS - 2
            local function arg(i, field) return ARGV[5 + (i - 1) * 5 + field] end
            local level, wait = {}, {}
            for i = 1, count do
              local key, kind = KEYS[i + 2], arg(i, 1)
              local limit, burst, amount = tonumber(arg(i, 2)), tonumber(arg(i, 3)), tonumber(arg(i, 4))
              if fills(kind) then
                level[i] = filled(key, limit, burst)
                local needed = math.min(amount, burst) * SCALE
                if level[i] < needed then wait[i] = ceildiv(needed - level[i], limit) end
              else
                local state = redis.call('HMGET', key, 'h', 's')
                level[i] = tonumber(state[1] or 0) + tonumber(state[2] or 0)
                if level[i] + amount > limit then wait[i] = -1 end
              end
            end
            local function first(from, to)
              for i = from, to do if wait[i] then return i end end
              return 0
            end
            local refused = first(1, required)
            local other = refused == 0 and first(required + 1, count) or 0
            local upTo = refused ~= 0 and 0 or other ~= 0 and required or count
            for i = 1, upTo do
              local key, kind, limit, burst, amount =
                KEYS[i + 2], arg(i, 1), tonumber(arg(i, 2)), tonumber(arg(i, 3)), tonumber(arg(i, 4))
              if fills(kind) then
                level[i] = level[i] - amount * SCALE
                store(key, level[i], limit, burst)
              else
                level[i] = level[i] + amount
                redis.call('HINCRBY', key, 'h', whole(amount))
                if tonumber(arg(i, 5)) > 0 then redis.call('PEXPIRE', key, arg(i, 5)) end
              end
            end
            if upTo > 0 then
              redis.call('ZADD', KEYS[1], whole(now + leaseMillis), lease)
              local record = redis.call('HGET', KEYS[2], lease) or ''
              record = record .. ARGV[4]
              if upTo > required then record = record .. ARGV[5] end
              redis.call('HSET', KEYS[2], lease, record)
            end
            local reply = {refused, other, wait[refused] or wait[other] or 0}
            for i = 1, count do reply[i + 3] = whole(level[i]) end
            return reply
            """;

    private static final String SETTLE = """
            local lease, onlyLapsed = ARGV[1], ARGV[2] == 'lapse'
            local lapses = redis.call('ZSCORE', KEYS[1], lease)
            if onlyLapsed and (not lapses or tonumber(lapses) > now) then return 0 end
            redis.call('ZREM', KEYS[1], lease)
            redis.call('HDEL', KEYS[2], lease)
            for i = 1, #KEYS - 2 do
              local at = 2 + (i - 1) * 6
              local key, kind, limit, burst = KEYS[i + 2], ARGV[at + 1], tonumber(ARGV[at + 2]), tonumber(ARGV[at + 3])
              local reserved = lapses and tonumber(ARGV[at + 4]) or 0
              local used, renewal = tonumber(ARGV[at + 5]), tonumber(ARGV[at + 6])
              if fills(kind) then
                store(key, filled(key, limit, burst) + (reserved - used) * SCALE, limit, burst)
              else
                if reserved > 0 then
                  local held = redis.call('HINCRBY', key, 'h', whole(-reserved))
                  if held <= 0 then redis.call('HDEL', key, 'h') end
                end
                if kind == 'b' and used > 0 then
                  redis.call('HINCRBY', key, 's', whole(used))
                  if renewal > 0 then redis.call('PEXPIRE', key, whole(renewal)) end
                end
              end
            end
            return 1
            """;

    /** Every other argument is a lease. */
    private static final String RENEW = """
            for i = 2, #ARGV do redis.call('ZADD', KEYS[1], 'XX', whole(now + tonumber(ARGV[1])), ARGV[i]) end
            return 1
            """;

    private static final String LAPSED = """
            local leases = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', whole(now), 'LIMIT', 0, 100)
            local reply = {}
            for i, lease in ipairs(leases) do
              reply[i] = {lease, redis.call('HGET', KEYS[2], lease) or ''}
            end
            return reply
            """;

    private static final String STATES = """
            local reply = {}
            for i = 1, #KEYS do
              local at = (i - 1) * 3
              if fills(ARGV[at + 1]) then
                reply[i] = whole(filled(KEYS[i], tonumber(ARGV[at + 2]), tonumber(ARGV[at + 3])))
              else
                local state = redis.call('HMGET', KEYS[i], 'h', 's')
                reply[i] = whole(tonumber(state[1] or 0) + tonumber(state[2] or 0))
              end
            end
            return reply
            """;

    /** The server's own clock, one for all replicas. */
    static LimitScripts byServerClock() {
        return new LimitScripts(SERVER_CLOCK);
    }

    Script reserve() {
        return script(RESERVE);
    }

    Script settle() {
        return script(SETTLE);
    }

    Script renew() {
        return script(RENEW);
    }

    Script lapsed() {
        return script(LAPSED);
    }

    Script states() {
        return script(STATES);
    }

    private Script script(String body) {
        return Script.of(clock + ARITHMETIC + body);
    }
}
