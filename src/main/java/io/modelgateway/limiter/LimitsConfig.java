package io.modelgateway.limiter;

import io.modelgateway.config.AllowanceSettings;
import io.modelgateway.config.Range;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;

/**
 * How much may be used. Every agent has the limits below unless it has its own; keys, teams, providers and models may have
 * limits of their own, and all that apply must agree. Shared by all replicas where there is Redis.
 */
@ConfigMapping(prefix = "gateway.limits")
interface LimitsConfig {

    /** Whether anything is limited, budgets and the caps of providers and models included. Usage is counted all the same. */
    @WithDefault("true")
    boolean enabled();

    /** Requests per minute of each agent, at least 1. A key with its own figure is not bound by this one. */
    @WithDefault("60")
    long rpm();

    /**
     * Tokens per minute of each agent, input and output, at least 1. A key with its own figure is not bound by this one.
     */
    @WithDefault("100000")
    long tpm();

    /** Requests of each agent at the same time, at least 1. Default: unlimited. */
    OptionalLong concurrent();

    /**
     * How much of a limit may be used at once: the limit's worth of this time, from 1 ms to 10 min. With 60s a whole minute's
     * worth; with 1s hardly any burst. At least one request always fits, and a request with more tokens than fit waits for
     * a full bucket.
     */
    @WithDefault("60s")
    Duration burst();

    /** Limits and budgets of agents by their DIDs, in quotes; what is not given is as for every agent. */
    Map<String, AllowanceSettings> agents();

    /** Limits and budgets of teams by their names. */
    Map<String, AllowanceSettings> teams();

    /** Limits of each agent for one model by its id, in quotes: who reaches one is failed over, and told E4401 at last. */
    Map<String, Rates> agentModels();

    /** What happens while Redis does not answer. */
    @WithDefault("local")
    RedisFailure redisFailure();

    /**
     * With {@code redis-failure=local}: the share of every limit that this replica may give away while Redis is away; more
     * than 0, at most 1. One divided by the number of replicas keeps the limits as they are.
     */
    @WithDefault("0.5")
    BigDecimal localShare();

    /**
     * How long a reservation outlives the replica that made it, at least 1 s. It is renewed while the request runs; those of
     * a replica that died come back after this time.
     */
    @WithDefault("60s")
    Duration lease();

    /** Output tokens reserved for a request without {@code max_tokens}, until the model's typical output is known. */
    @WithDefault("500")
    int typicalOutputTokens();

    /** The share of a budget from which on answers carry {@code X-Gateway-Budget-Warning}. */
    @Range("0..1")
    @WithDefault("0.8")
    BigDecimal budgetWarning();

    /** Limits of one agent for one model. */
    interface Rates {

        /** Requests per minute, at least 1. Default: no such limit. */
        OptionalLong rpm();

        /** Tokens per minute, at least 1. Default: no such limit. */
        OptionalLong tpm();
    }
}
