package io.modelgateway.auth;

import io.modelgateway.redis.RedisLink;
import io.modelgateway.redis.Script;
import io.smallrye.mutiny.Uni;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keys that all replicas share: one hash by name, and a number that grows with every change, so that to ask whether there
 * is anything new costs next to nothing.
 */
final class RedisKeyStore implements KeyStore {

    private static final List<String> KEYS = List.of("{mgw:keys}:all", "{mgw:keys}:version");

    private static final Script CHANGES = Script.of("""
            local version = redis.call('GET', KEYS[2]) or '0'
            if version == ARGV[1] then return {version} end
            return {version, redis.call('HVALS', KEYS[1])}
            """);

    private static final Script WRITE = Script.of("""
            local exists = redis.call('HEXISTS', KEYS[1], ARGV[2]) == 1
            if ARGV[1] == 'add' and exists or ARGV[1] ~= 'add' and not exists then return 0 end
            if ARGV[1] == 'remove' then
              redis.call('HDEL', KEYS[1], ARGV[2])
            else
              redis.call('HSET', KEYS[1], ARGV[2], ARGV[3])
            end
            redis.call('INCR', KEYS[2])
            return 1
            """);

    private final RedisLink redis;
    private volatile String seen = "";

    RedisKeyStore(RedisLink redis) {
        this.redis = redis;
    }

    @Override
    public Uni<Optional<List<ApiKey>>> changes() {
        return redis.run(CHANGES, KEYS, List.of(seen)).map(this::read);
    }

    private Optional<List<ApiKey>> read(Response reply) {
        if (reply.size() < 2) {
            return Optional.empty();
        }
        var keys = new ArrayList<ApiKey>();
        reply.get(1).forEach(value -> KeyJson.stored(value.toString()).ifPresent(keys::add));
        seen = reply.get(0).toString();
        return Optional.of(keys);
    }

    @Override
    public Uni<Boolean> add(ApiKey key) {
        return write("add", key.name(), KeyJson.toStore(key));
    }

    @Override
    public Uni<Boolean> replace(ApiKey key) {
        return write("replace", key.name(), KeyJson.toStore(key));
    }

    @Override
    public Uni<Boolean> remove(String name) {
        return write("remove", name, "");
    }

    private Uni<Boolean> write(String what, String name, String json) {
        return redis.run(WRITE, KEYS, List.of(what, name, json)).map(reply -> reply.toInteger() == 1);
    }
}
