package io.modelgateway.registry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import io.smallrye.config.WithParentName;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Models that are not built in or discovered, and corrections to those that are: only what is said here changes, for
 * everything else what is known of the model goes on to hold. A catalogue file goes before what is said here.
 */
@ConfigMapping(prefix = "gateway.models")
interface ModelSettings {

    /** Models by a key of any form, which is the model's id unless it says another; a key with a dot is quoted. */
    @WithParentName
    Map<String, Entry> entries();

    /** One model at one provider. */
    interface Entry {

        /** The id callers use, case-sensitive; may hold colons and slashes, must not be {@code auto}. Default: the key. */
        Optional<String> id();

        /** The provider that serves it; required, and one that is configured. */
        Optional<String> provider();

        /** The provider's own name for it. Default: the id. */
        Optional<String> upstreamId();

        /** The name people read. Default: what is known of the model, or the id. */
        Optional<String> displayName();

        /**
         * What it can do, of: text, vision, tool_use, function_calling, streaming, json_mode, long_context,
         * code_execution, reasoning, embeddings. {@code tool_use} and {@code function_calling} imply each other.
         * Default: what is known of the model, or text and streaming, and long_context from a window of 128000 on.
         */
        Optional<List<String>> capabilities();

        /** Tokens of input and output together, at least 1. Default: what is known of the model, or 8192. */
        Optional<Integer> contextWindow();

        /** Tokens it writes at most, from 0 to the context window. Default: what is known of the model, or 4096. */
        Optional<Integer> maxOutputTokens();

        /** One price for inputs of any length; excludes {@code prices}. Default: what is known of the model, or free. */
        Optional<Price> price();

        /** Prices by the length of the input, in ascending order. Excludes {@code price}. */
        Optional<List<Tier>> prices();

        /** Requests per minute, at least 1. Default: what is known of the model, or 60. Where it is used up the next model is tried (E4402). */
        Optional<Integer> rpm();

        /** Tokens per minute, at least 1. Default: what is known of the model, or 100000. Where it is used up the next model is tried (E4402). */
        Optional<Integer> tpm();

        /** Half of the answers start within so many milliseconds, at least 1: the seed until there are live figures. */
        @WithName("latency-p50-ms")
        Optional<Integer> latencyP50Ms();

        /** All but one in a hundred do; not less than {@code latency-p50-ms}. Shown; no choice depends on it. */
        @WithName("latency-p99-ms")
        Optional<Integer> latencyP99Ms();

        /**
         * {@code active}, {@code deprecated} (serves with a warning, {@code auto} avoids it) or {@code disabled} (does
         * not serve). Default: active.
         */
        Optional<String> status();

        /** Where what it is sent is kept. Default: the provider's regions. */
        Optional<List<String>> regions();

        /** Throughput that is paid for by the hour. Default: none. */
        Optional<Provisioned> provisioned();

        /** Scores. */
        Optional<Quality> quality();

        /** The share in weighted routing, 0 or more; 0 is never picked while another has more. Default: 1. */
        Optional<Integer> weight();

        /** The day its prices were last checked, such as 2026-11-30. Default: what is known of the model, or none. */
        Optional<String> pricingUpdated();

        /** Models tried in order when callers name this one and it fails. Default: none. */
        Optional<List<String>> fallbacks();

        /** Free labels to select models by. Default: none. */
        Optional<List<String>> tags();
    }

    /** What a million tokens cost, each 0 to 1000 USD in steps of a billionth. */
    interface Price {

        /** Input that is not cached. Default: 0. */
        Optional<BigDecimal> input();

        /** Output. Default: 0. */
        Optional<BigDecimal> output();

        /** Input read from the provider's cache. Default: the price of input. */
        Optional<BigDecimal> cachedInput();

        /** Input written to the provider's cache. Default: the price of input. */
        Optional<BigDecimal> cacheWrite();
    }

    /** A price for inputs up to some length; it holds for the whole request. */
    interface Tier extends Price {

        /** The longest input in tokens, at least 1 and more than the tier's before. Absent in the last tier only. */
        Optional<Integer> upToInputTokens();
    }

    /** Provisioned throughput: its tokens cost nothing more while it lasts. */
    interface Provisioned {

        /** Whether it is used. Default: true. */
        Optional<Boolean> enabled();

        /** Units bought, at least 1. Default: 1. Shown; no choice depends on it. */
        Optional<Integer> units();

        /** USD for one unit and hour, 0 to 1000. Default: 0. Shown; no choice depends on it. */
        Optional<BigDecimal> unitCostPerHour();

        /** Tokens per minute that all units cover together, at least 1; required. */
        Optional<Integer> reservedTpm();
    }

    /** How good a model is, each 0 to 1. Default: what is known of the model; an absent score counts as 0.5. */
    interface Quality {

        /** Thinking in steps. */
        Optional<BigDecimal> reasoning();

        /** Writing programs. */
        Optional<BigDecimal> coding();

        /** Inventing. */
        Optional<BigDecimal> creative();

        /** Putting long texts shortly. */
        Optional<BigDecimal> summarization();
    }
}
