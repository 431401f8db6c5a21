package io.modelgateway.redis;

/** How things stand with Redis. */
public enum RedisState {
    /** No address is configured. */
    ABSENT,
    UP,
    /** The last command failed; one in a while probes whether it is back. */
    DOWN
}
