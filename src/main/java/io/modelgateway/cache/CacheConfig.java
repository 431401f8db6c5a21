package io.modelgateway.cache;

import io.modelgateway.cache.key.Scope;
import io.modelgateway.config.Range;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What is remembered, for whom, and how long. */
@ConfigMapping(prefix = "gateway.cache")
interface CacheConfig {

    /** Whether answers are remembered at all. Where they are not, identical requests do not share calls either. */
    @WithDefault("true")
    boolean enabled();

    /** How long an answer is remembered that sets no time of its own with {@code X-Gateway-Cache-Ttl}. */
    @Range("1s..")
    @WithDefault("3600s")
    Duration ttl();

    /**
     * How much memory answers may take where there is no Redis, in their compressed form. Beyond, those used least give
     * way. With Redis, its own {@code maxmemory} is the limit.
     */
    @WithDefault("64M")
    MemorySize maxBytes();

    /**
     * The largest answer that is remembered, uncompressed and with the bytes it came as. It is also the most that is held
     * of a stream for callers who share it.
     */
    @WithDefault("1M")
    MemorySize maxAnswerBytes();

    /**
     * Who shares answers: {@code key} (callers of the same API key), {@code agent} (callers that act as the same agent;
     * without an agent's name, all that have none) or {@code shared} (everybody).
     */
    @WithDefault("agent")
    Scope scope();

    /**
     * Whether turns in which tools are called are remembered: answers that ask for a tool, and answers to what a tool
     * said. They often depend on the moment.
     */
    @WithDefault("false")
    boolean toolCalls();

    /** The temperature above which {@code gateway.cache.above-max-temperature} applies. */
    @Range("0..2")
    @WithDefault("1.0")
    double maxTemperature();

    /**
     * What happens to requests above the temperature: {@code exact} (only the same question finds the answer) or
     * {@code off} (neither looked up nor remembered).
     */
    @WithDefault("exact")
    HotRequests aboveMaxTemperature();

    /**
     * How fast a remembered answer is streamed where the request does not say with {@code X-Gateway-Cache-Replay}:
     * {@code instant}, {@code original} (with the pauses it had when it was made), or a number of tokens per second.
     */
    @WithDefault("instant")
    String replay();
}
