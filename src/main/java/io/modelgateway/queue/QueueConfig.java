package io.modelgateway.queue;

import io.modelgateway.config.Range;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The lines in front of providers whose slots ({@code gateway.providers.NAME.max-concurrent}) are all in use. */
@ConfigMapping(prefix = "gateway.queue")
public interface QueueConfig {

    /** How many requests may wait altogether; 0 lets none wait. Beyond it some are refused with E4201. */
    @Range("0..")
    @WithDefault("1000")
    int maxSize();

    /** How much the bodies of waiting requests may take up altogether, such as {@code 256M}. */
    @WithDefault("256M")
    MemorySize maxBytes();

    /** How many requests may wait for one provider. Default: {@code gateway.queue.max-size}. */
    @Range("0..")
    OptionalInt maxSizePerProvider();

    /** How much the bodies of requests waiting for one provider may take up. Default: {@code gateway.queue.max-bytes}. */
    Optional<MemorySize> maxBytesPerProvider();

    /** The longest a request waits, whatever its deadline. Then it is refused with E4202. */
    @Range(">0s..")
    @WithDefault("300s")
    Duration timeout();

    /** How slots are shared between priorities that wait at the same time. */
    Weights weights();

    /** The time after which a request that waits moves up to the next higher priority. */
    @Range(">0s..")
    @WithDefault("30s")
    Duration ageing();

    /**
     * How many calls an agent may be ahead of the least served one that waits in the same priority. Within this the
     * earliest deadline goes first. 0 is strictly in turns.
     */
    @Range("0..")
    @WithDefault("2")
    int agentLead();

    /**
     * Slots that single models have for themselves, by {@code "PROVIDER/ID"} in quotes: their calls take none of the
     * provider's, and they have a line of their own.
     */
    @Range("1..")
    Map<String, Integer> modelSlots();

    /** Shares. */
    interface Weights {

        /** The share of {@code high}. */
        @Range("1..")
        @WithDefault("16")
        int high();

        /** The share of {@code normal}. */
        @Range("1..")
        @WithDefault("4")
        int normal();

        /** The share of {@code low}. */
        @Range("1..")
        @WithDefault("1")
        int low();
    }
}
