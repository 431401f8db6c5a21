package io.modelgateway.registry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The upstream endpoints, by name. {@code ollama}, {@code openai}, {@code anthropic} and {@code mock} exist without
 * being configured. A catalogue file may name the same provider: what the file says then goes before what is said here,
 * field by field.
 */
@ConfigMapping(prefix = "gateway.providers")
interface ProviderSettings {

    /** Endpoints by their names: letters, digits, dots, dashes, underscores; a name with a dot is quoted. */
    @WithParentName
    Map<String, Endpoint> endpoints();

    /** One upstream endpoint. */
    interface Endpoint {

        /**
         * What the endpoint speaks: {@code ollama}, {@code openai} (any compatible endpoint), {@code anthropic},
         * {@code azure}, {@code gemini} or {@code mock}. Required, but for the providers {@code ollama}, {@code openai},
         * {@code anthropic} and {@code mock}.
         */
        Optional<String> type();

        /**
         * Where the endpoint is: an http or https URL, trailing slashes do not matter. For type {@code openai} it ends
         * with {@code /v1}, for {@code gemini} with {@code /v1beta}; for {@code ollama} and {@code anthropic} it does
         * not, and is cut off if it does. Type {@code azure} requires {@code https://NAME.openai.azure.com}. Default: the
         * vendor's own address, {@code http://localhost:11434} for {@code ollama}. The variables {@code OLLAMA_URL},
         * {@code OPENAI_BASE_URL} and {@code ANTHROPIC_BASE_URL} set it for the providers of these names.
         */
        Optional<String> baseUrl();

        /**
         * The key the endpoint wants; never shown. Default: none. An empty value is none. The variables {@code
         * OPENAI_API_KEY} and {@code ANTHROPIC_API_KEY} set it for the providers of these names. Excludes
         * {@code api-key-file}.
         */
        Optional<String> apiKey();

        /** Type {@code azure} only: the version of the API, as in its {@code api-version}. Default: 2024-10-21. */
        Optional<String> apiVersion();

        /** A file that holds nothing but the key, read at start, at most 16 KiB. Default: none. */
        Optional<String> apiKeyFile();

        /**
         * Whether the provider and its models exist. Default: true, but for types {@code openai}, {@code
         * anthropic}, {@code azure} and {@code gemini} at the vendor's own address without a key.
         */
        Optional<Boolean> enabled();

        /**
         * Where the endpoint keeps what it is sent, as names that requests may ask for, such as {@code eu}. Models
         * without regions of their own inherit them. Default: none, which satisfies no request that asks for a region.
         */
        Optional<List<String>> regions();

        /** Until a connection stands; more than nothing. Default: 2s. */
        Optional<Duration> connectTimeout();

        /** Until the first byte of the answer; more than nothing. Default: 60s. */
        Optional<Duration> firstByteTimeout();

        /** Between two chunks of an answer; more than nothing. Default: 30s. */
        Optional<Duration> idleTimeout();

        /** The whole call; more than nothing. Default: 300s. */
        Optional<Duration> timeout();

        /** Repetitions of a failed call at this provider before the next one is tried, 0 or more. Default: 2. */
        Optional<Integer> maxRetries();

        /**
         * Connections at the same time, at least 1, for whole answers and streams alike; each call holds one until it ends.
         * Beyond it up to 1024 calls wait for one, further ones are refused. To let calls wait in a line that knows
         * priorities and deadlines, set {@code max-concurrent} instead. Default: 4096.
         */
        Optional<Integer> maxConnections();

        /** Calls at the same time, at least 1; further ones wait, see {@code gateway.queue}. Default: unlimited. */
        Optional<Integer> maxConcurrent();

        /**
         * {@code fixed}: {@code max-concurrent} calls at the same time. {@code adaptive}: as many as the provider seems to
         * bear by its latency and its refusals, from 1 to {@code max-concurrent}, or to 1000 without one. Default:
         * {@code fixed}.
         */
        Optional<String> concurrency();

        /** Our own cap of requests per minute, at least 1; beyond it the next model is tried. Default: none. */
        Optional<Integer> rpm();

        /** Our own cap of tokens per minute, at least 1; beyond it the next model is tried. Default: none. */
        Optional<Integer> tpm();

        /** When calls are cut off after failures. */
        Optional<CircuitBreaker> circuit();

        /** Whether the provider is asked for its models. Default: true for type {@code ollama}, else false. */
        Optional<Boolean> discovery();

        /**
         * Type {@code openai} only: whether the endpoint has {@code /responses} itself. Then what comes to
         * {@code /v1/responses} goes on unchanged but for the model; elsewhere it is translated. Default: true at
         * OpenAI's own address, else false.
         */
        Optional<Boolean> responses();

        /**
         * Types {@code openai} and {@code azure} only: fields of a chat's body that the vendor refuses, at its top level;
         * they are left out and named as dropped. Default: none.
         */
        Optional<List<String>> dropParams();

        /**
         * Types {@code openai} and {@code azure} only: fields of a chat's body that the vendor calls otherwise, as pairs
         * such as {@code seed:random_seed}. Default: none.
         */
        Optional<List<String>> renameParams();

        /** Type {@code mock} only: time before the first token. Default: 0s. */
        Optional<Duration> latency();

        /** Type {@code mock} only: the pace of streams, 0 to 1000000; 0 is unlimited. Default: 0. */
        Optional<BigDecimal> tokensPerSecond();

        /** Type {@code mock} only: the share of calls that fail, 0 to 1. Default: 0. */
        Optional<BigDecimal> failureRate();

        /**
         * Type {@code mock} only: how calls fail: {@code error}, {@code timeout}, {@code rate-limit}, {@code cut} or
         * {@code malformed}. Default: {@code error}.
         */
        Optional<String> failureKind();

        /** Type {@code mock} only: the fixed answer. Default: one made from the prompt. */
        Optional<String> reply();
    }

    /** The circuit of one provider. */
    interface CircuitBreaker {

        /** Consecutive failures that open the circuit, at least 1. Default: 5. */
        Optional<Integer> failureThreshold();

        /** How long an open circuit refuses calls; more than nothing. Default: 60s. */
        Optional<Duration> openDuration();

        /** Calls that a half-open circuit admits, and whose success closes it, at least 1. Default: 3. */
        Optional<Integer> halfOpenProbes();
    }
}
