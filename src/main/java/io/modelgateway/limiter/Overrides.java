package io.modelgateway.limiter;

import io.modelgateway.model.AgentDid;
import io.modelgateway.model.Allowance;
import io.modelgateway.redis.RedisLink;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Limits of agents that operators have set at run time. All replicas follow within a few seconds where there is Redis;
 * else they last until the gateway stops. Thread-safe.
 */
final class Overrides {

    private static final String KEY = "{mgw:limits}:overrides";

    private final RedisLink redis;
    private volatile Map<String, Allowance> byAgent = Map.of();

    Overrides(RedisLink redis) {
        this.redis = redis;
    }

    Optional<Allowance> of(AgentDid agent) {
        return Optional.ofNullable(byAgent.get(agent.value()));
    }

    Map<AgentDid, Allowance> all() {
        var all = new HashMap<AgentDid, Allowance>();
        byAgent.forEach((agent, allowance) -> all.put(new AgentDid(agent), allowance));
        return all;
    }

    Uni<Void> set(AgentDid agent, Allowance allowance) {
        return shared(Request.cmd(Command.HSET).arg(KEY).arg(agent.value()).arg(text(allowance)))
                .invoke(() -> {
                    var changed = new ConcurrentHashMap<>(byAgent);
                    changed.put(agent.value(), allowance);
                    byAgent = Map.copyOf(changed);
                });
    }

    Uni<Void> remove(AgentDid agent) {
        return shared(Request.cmd(Command.HDEL).arg(KEY).arg(agent.value())).invoke(() -> {
            var changed = new HashMap<>(byAgent);
            changed.remove(agent.value());
            byAgent = Map.copyOf(changed);
        });
    }

    private Uni<Void> shared(Request change) {
        return redis.configured()
                ? redis.send(change).replaceWithVoid()
                : Uni.createFrom().voidItem();
    }

    /** Takes over what other replicas have set. */
    Uni<Void> refresh() {
        if (!redis.configured()) {
            return Uni.createFrom().voidItem();
        }
        return redis.send(Request.cmd(Command.HGETALL).arg(KEY))
                .invoke(reply -> byAgent = read(reply))
                .replaceWithVoid();
    }

    private static Map<String, Allowance> read(Response reply) {
        var found = new HashMap<String, Allowance>();
        for (String agent : reply.getKeys()) {
            String[] figures = reply.get(agent).toString().split(",", -1);
            if (figures.length == 3) {
                found.put(agent, new Allowance(figure(figures[0]), figure(figures[1]), figure(figures[2]), List.of()));
            }
        }
        return Map.copyOf(found);
    }

    private static String text(Allowance allowance) {
        return text(allowance.rpm()) + "," + text(allowance.tpm()) + "," + text(allowance.concurrent());
    }

    private static String text(OptionalLong figure) {
        return figure.isPresent() ? Long.toString(figure.getAsLong()) : "";
    }

    private static OptionalLong figure(String text) {
        return text.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(text));
    }
}
