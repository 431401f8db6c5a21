package io.modelgateway.limiter.usage;

import io.modelgateway.redis.RedisLink;
import io.modelgateway.redis.Script;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Usage that all replicas share: a hash for each day, in which every figure of every combination is a number that grows. A
 * batch leaves its name for an hour, so that one whose confirmation was lost can be sent again.
 */
final class RedisUsageStore implements UsageStore {

    private static final String PREFIX = "{mgw:usage}:";
    private static final long BATCH_MILLIS = Duration.ofHours(1).toMillis();

    /** Keys: the batch, the day. Arguments: how long each is kept, the bound; then field, folded field and figures. */
    private static final Script ADD = Script.of("""
            if not redis.call('SET', KEYS[1], '1', 'NX', 'PX', ARGV[1]) then return 0 end
            local day, most = KEYS[2], tonumber(ARGV[3])
            for at = 4, #ARGV, 10 do
              local field = ARGV[at]
              if redis.call('HEXISTS', day, field .. '\\t0') == 0 and redis.call('HLEN', day) >= most then
                field = ARGV[at + 1]
              end
              for figure = 0, 7 do
                local more = ARGV[at + 2 + figure]
                if figure == 0 or more ~= '0' then redis.call('HINCRBY', day, field .. '\\t' .. figure, more) end
              end
            end
            redis.call('PEXPIRE', day, ARGV[2])
            return 1
            """);

    private final RedisLink redis;
    private final UsageConfig config;

    RedisUsageStore(RedisLink redis, UsageConfig config) {
        this.redis = redis;
        this.config = config;
    }

    @Override
    public Uni<Void> add(String batch, Map<UsageKey, UsageCounts> counts) {
        var byDay = new HashMap<LocalDate, List<String>>();
        counts.forEach((key, more) -> {
            List<String> arguments = byDay.computeIfAbsent(key.day(), _ -> new ArrayList<>());
            arguments.add(key.field());
            arguments.add(key.folded().field());
            for (long figure : more.figures()) {
                arguments.add(Long.toString(figure));
            }
        });
        return Multi.createFrom()
                .iterable(byDay.entrySet())
                .onItem()
                .transformToUniAndConcatenate(day -> add(batch, day.getKey(), day.getValue()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Response> add(String batch, LocalDate day, List<String> counts) {
        var arguments = new ArrayList<String>();
        arguments.add(Long.toString(BATCH_MILLIS));
        arguments.add(Long.toString(Duration.ofDays(config.retentionDays() + 1L).toMillis()));
        arguments.add(Long.toString((long) config.maxCombinations() * UsageCounts.FIGURES));
        arguments.addAll(counts);
        return redis.run(ADD, List.of(PREFIX + "batch:" + batch + ":" + day, PREFIX + day), arguments);
    }

    @Override
    public Uni<Map<UsageKey, UsageCounts>> read(List<LocalDate> days) {
        return Multi.createFrom()
                .iterable(days)
                .onItem()
                .transformToUniAndConcatenate(
                        day -> redis.send(Request.cmd(Command.HGETALL).arg(PREFIX + day))
                                .map(reply -> read(day, reply)))
                .collect()
                .in(HashMap::new, Map::putAll);
    }

    private static Map<UsageKey, UsageCounts> read(LocalDate day, Response hash) {
        var figures = new HashMap<UsageKey, long[]>();
        for (String name : hash.getKeys()) {
            int cut = name.lastIndexOf('\t');
            Optional<UsageKey> key = cut < 0 ? Optional.empty() : UsageKey.read(day, name.substring(0, cut));
            key.ifPresent(known -> figures.computeIfAbsent(known, _ -> new long[UsageCounts.FIGURES])[
                            Integer.parseInt(name.substring(cut + 1))] =
                    hash.get(name).toLong());
        }
        var counts = new HashMap<UsageKey, UsageCounts>();
        figures.forEach((key, known) -> counts.put(key, UsageCounts.of(known)));
        return counts;
    }
}
