package io.modelgateway.error;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The catalogue of everything a caller can be told went wrong. Ids are stable: never reused, never renumbered.
 * {@code docs/errors.md} lists the same codes and a test holds the two together.
 */
public enum ErrorCode {
    /** The gateway cannot start or reload with its configuration. An operator must correct the named keys. */
    CONFIGURATION_INVALID(
            "E4000",
            ErrorCategory.REGISTRY,
            500,
            Blame.GATEWAY,
            Retry.POINTLESS,
            Severity.ERROR,
            "The gateway's configuration is invalid"),
    /** The name is no registry id, {@code provider/id} or alias, or the model is disabled. Pick one from GET /v1/models. */
    MODEL_NOT_FOUND(
            "E4001",
            ErrorCategory.REGISTRY,
            404,
            Blame.CLIENT,
            Retry.POINTLESS,
            Severity.INFO,
            "The model does not exist or is disabled"),
    /** A model names a provider that has no configuration or is switched off. An operator must configure it. */
    PROVIDER_NOT_CONFIGURED(
            "E4002",
            ErrorCategory.REGISTRY,
            503,
            Blame.GATEWAY,
            Retry.POINTLESS,
            Severity.WARN,
            "The model's provider is not configured"),
    /** A catalogue file or an admin call describes a model that cannot be. Correct every named problem; nothing was applied. */
    INVALID_MODEL_CONFIGURATION(
            "E4003",
            ErrorCategory.REGISTRY,
            400,
            Blame.CLIENT,
            Retry.POINTLESS,
            Severity.WARN,
            "The model configuration is invalid"),
    /** Log only, the start fails: the catalogue file cannot be read. Mount it, or correct its path. */
    REGISTRY_INITIALISATION_FAILED(
            "E4004",
            ErrorCategory.REGISTRY,
            503,
            Blame.GATEWAY,
            Retry.WORTHWHILE,
            Severity.ERROR,
            "The model registry is not loaded"),
    /** Log only, the start fails: keys that must be set are not, and nothing else is wrong. The message names them. */
    MISSING_CONFIGURATION(
            "E4005",
            ErrorCategory.REGISTRY,
            500,
            Blame.GATEWAY,
            Retry.POINTLESS,
            Severity.ERROR,
            "Required configuration is missing"),
    /** The router failed for a reason of its own. Report it with the request id. */
    ROUTING_FAILED(
            "E4100", ErrorCategory.ROUTING, 500, Blame.GATEWAY, Retry.POINTLESS, Severity.ERROR, "Routing failed"),
    /** No registered model has everything the request needs. Ask for less or register such a model. */
    NO_CAPABLE_MODEL(
            "E4101",
            ErrorCategory.ROUTING,
            404,
            Blame.CLIENT,
            Retry.POINTLESS,
            Severity.INFO,
            "No model has the required capabilities"),
    /** Models exist that could answer, but none of their providers can be reached now. Retry later, or start a provider. */
    ALL_CANDIDATES_UNAVAILABLE(
            "E4102",
            ErrorCategory.ROUTING,
            503,
            Blame.UPSTREAM,
            Retry.WORTHWHILE,
            Severity.WARN,
            "All candidate models are unavailable"),
    /** The model named by the request cannot do what the request needs. Name another, or use auto. */
    CAPABILITY_MISMATCH(
            "E4103",
            ErrorCategory.ROUTING,
            400,
            Blame.CLIENT,
            Retry.POINTLESS,
            Severity.INFO,
            "The model lacks a required capability"),
    /** Input and requested output do not fit any candidate's context window. Shorten the prompt or lower max_tokens. */
    CONTEXT_LENGTH_EXCEEDED(
            "E4104",
            ErrorCategory.ROUTING,
            400,
            Blame.CLIENT,
            Retry.POINTLESS,
            Severity.INFO,
            "The context length is exceeded"),
    /** The strategy is none of the contract's. Use one of the names listed in the message. */
    INVALID_ROUTING_STRATEGY(
            "E4105",
            ErrorCategory.ROUTING,
            400,
            Blame.CLIENT,
            Retry.POINTLESS,
            Severity.INFO,
            "The routing strategy does not exist"),
    /** Every candidate is estimated above the caller's cost limit. Raise it or shorten the request. */
    COST_LIMIT_EXCEEDED(
            "E4106",
            ErrorCategory.ROUTING,
            402,
            Blame.CLIENT,
            Retry.POINTLESS,
            Severity.INFO,
            "No candidate meets the cost limit"),
    /** No candidate promises to stay in the regions asked for; a model without regions never qualifies. Widen the regions. */
    DATA_RESIDENCY_VIOLATION(
            "E4107",
            ErrorCategory.ROUTING,
            403,
            Blame.CLIENT,
            Retry.POINTLESS,
            Severity.INFO,
            "No candidate is in the allowed regions"),
    /** The provider answered with a server error. Retry; other candidates of the chain were tried. */
    PROVIDER_ERROR(
            "E4200",
            ErrorCategory.PROVIDER,
            502,
            Blame.UPSTREAM,
            Retry.WORTHWHILE,
            Severity.WARN,
            "The provider failed"),
    /** No connection to the provider could be made, or the queue in front of it is full. Retry after the given time. */
    PROVIDER_UNAVAILABLE(
            "E4201",
            ErrorCategory.PROVIDER,
            503,
            Blame.UPSTREAM,
            Retry.WORTHWHILE,
            Severity.WARN,
            "The provider is unavailable"),
    /** Connect, first byte, idle or total time, or the request's deadline, has passed. Retry or allow more time. */
    PROVIDER_TIMEOUT(
            "E4202",
            ErrorCategory.PROVIDER,
            504,
            Blame.UPSTREAM,
            Retry.WORTHWHILE,
            Severity.WARN,
            "The provider did not answer in time"),
    /** The key configured for the provider is wrong or lacks rights. An operator must correct it. */
    PROVIDER_AUTHENTICATION_FAILED(
            "E4203",
            ErrorCategory.PROVIDER,
            502,
            Blame.UPSTREAM,
            Retry.POINTLESS,
            Severity.ERROR,
            "The provider refused the gateway's credentials"),
    /** The provider answered 429. Retry after the given time. */
    PROVIDER_RATE_LIMITED(
            "E4204",
            ErrorCategory.PROVIDER,
            429,
            Blame.UPSTREAM,
            Retry.WORTHWHILE,
            Severity.WARN,
            "The provider is limiting the gateway's rate"),
    /** The answer could not be read: malformed, truncated or of the wrong type. Retry. */
    PROVIDER_INVALID_RESPONSE(
            "E4205",
            ErrorCategory.PROVIDER,
            502,
            Blame.UPSTREAM,
            Retry.WORTHWHILE,
            Severity.WARN,
            "The provider sent an invalid response"),
    /** The provider answered with a 4xx that is the request's fault; its 400, 404 or 422 is kept. Correct the request. */
    PROVIDER_REJECTED_REQUEST(
            "E4206",
            ErrorCategory.PROVIDER,
            400,
            Blame.CLIENT,
            Retry.POINTLESS,
            Severity.INFO,
            "The provider rejected the request"),
    /** The operation does not exist for this model at its provider, such as embeddings at a vendor that has none. */
    MODEL_NOT_SUPPORTED(
            "E4207",
            ErrorCategory.PROVIDER,
            400,
            Blame.CLIENT,
            Retry.POINTLESS,
            Severity.INFO,
            "The provider does not support the model for this operation"),
    /** The named model cannot stream. Ask for a whole answer. */
    STREAMING_NOT_SUPPORTED(
            "E4208",
            ErrorCategory.PROVIDER,
            400,
            Blame.CLIENT,
            Retry.POINTLESS,
            Severity.INFO,
            "The model does not support streaming"),
    /** Metrics and log only: the cache steps aside and the request goes on. */
    CACHE_ERROR("E4300", ErrorCategory.CACHE, 500, Blame.GATEWAY, Retry.POINTLESS, Severity.WARN, "The cache failed"),
    /** Metrics and log only: the cache's store cannot be reached and the request goes on. */
    CACHE_UNAVAILABLE(
            "E4301",
            ErrorCategory.CACHE,
            503,
            Blame.GATEWAY,
            Retry.WORTHWHILE,
            Severity.WARN,
            "The cache is unavailable"),
    /** Metrics and log only: the answer was delivered but not stored. */
    CACHE_WRITE_FAILED(
            "E4302",
            ErrorCategory.CACHE,
            500,
            Blame.GATEWAY,
            Retry.POINTLESS,
            Severity.WARN,
            "Writing to the cache failed"),
    /** Metrics and log only: the lookup counts as a miss. */
    CACHE_READ_FAILED(
            "E4303",
            ErrorCategory.CACHE,
            500,
            Blame.GATEWAY,
            Retry.POINTLESS,
            Severity.WARN,
            "Reading from the cache failed"),
    /** Metrics and log only: exact matching goes on without the semantic layer. */
    EMBEDDING_FAILED(
            "E4304",
            ErrorCategory.CACHE,
            502,
            Blame.GATEWAY,
            Retry.WORTHWHILE,
            Severity.WARN,
            "Embedding generation failed"),
    /** Metrics and log only: exact matching goes on without the semantic layer. */
    SIMILARITY_SEARCH_FAILED(
            "E4305",
            ErrorCategory.CACHE,
            500,
            Blame.GATEWAY,
            Retry.POINTLESS,
            Severity.WARN,
            "The similarity search failed"),
    /** A limit that has no code of its own is used up. Retry after the given time. */
    RATE_LIMIT_EXCEEDED(
            "E4400",
            ErrorCategory.RATE_LIMIT,
            429,
            Blame.CLIENT,
            Retry.WORTHWHILE,
            Severity.INFO,
            "The rate limit is exceeded"),
    /** The agent's own limit is used up. Retry after the given time. */
    AGENT_RATE_LIMIT_EXCEEDED(
            "E4401",
            ErrorCategory.RATE_LIMIT,
            429,
            Blame.CLIENT,
            Retry.WORTHWHILE,
            Severity.INFO,
            "The agent's rate limit is exceeded"),
    /** Our own cap for the provider is used up and no other candidate is left. Retry after the given time. */
    PROVIDER_CAP_EXCEEDED(
            "E4402",
            ErrorCategory.RATE_LIMIT,
            429,
            Blame.GATEWAY,
            Retry.WORTHWHILE,
            Severity.INFO,
            "The gateway's cap for the provider is reached"),
    /** The quota or budget of the period is spent. It returns with the next period. */
    QUOTA_EXHAUSTED(
            "E4403",
            ErrorCategory.RATE_LIMIT,
            429,
            Blame.CLIENT,
            Retry.POINTLESS,
            Severity.INFO,
            "The token quota or budget is exhausted"),
    /** The requests-per-minute bucket is empty. Retry after the given time. */
    REQUESTS_PER_MINUTE_EXCEEDED(
            "E4404",
            ErrorCategory.RATE_LIMIT,
            429,
            Blame.CLIENT,
            Retry.WORTHWHILE,
            Severity.INFO,
            "Too many requests per minute"),
    /** The tokens-per-minute bucket is empty. Retry after the given time. */
    TOKENS_PER_MINUTE_EXCEEDED(
            "E4405",
            ErrorCategory.RATE_LIMIT,
            429,
            Blame.CLIENT,
            Retry.WORTHWHILE,
            Severity.INFO,
            "Too many tokens per minute"),
    /** The body is empty, not JSON, not UTF-8, too deeply nested or of the wrong shape. */
    INVALID_REQUEST(
            "E4500",
            ErrorCategory.REQUEST,
            400,
            Blame.CLIENT,
            Retry.POINTLESS,
            Severity.INFO,
            "The request cannot be read"),
    /** The named field must be present. */
    MISSING_FIELD(
            "E4501",
            ErrorCategory.REQUEST,
            400,
            Blame.CLIENT,
            Retry.POINTLESS,
            Severity.INFO,
            "A required field is missing"),
    /** The named field has the wrong type or a value out of range. */
    INVALID_FIELD(
            "E4502",
            ErrorCategory.REQUEST,
            400,
            Blame.CLIENT,
            Retry.POINTLESS,
            Severity.INFO,
            "A field has an invalid value"),
    /** The body is larger than {@code gateway.http.max-body}. */
    PROMPT_TOO_LARGE(
            "E4503",
            ErrorCategory.REQUEST,
            413,
            Blame.CLIENT,
            Retry.POINTLESS,
            Severity.INFO,
            "The request body is too large"),
    /** The agent's name is not of the form {@code did:METHOD:ID}. */
    INVALID_AGENT_DID(
            "E4504",
            ErrorCategory.REQUEST,
            400,
            Blame.CLIENT,
            Retry.POINTLESS,
            Severity.INFO,
            "The agent DID is invalid"),
    /** The key is missing or wrong (401), or does not allow this (403). */
    AUTHORIZATION_FAILED(
            "E4505", ErrorCategory.REQUEST, 401, Blame.CLIENT, Retry.POINTLESS, Severity.INFO, "Authorization failed"),
    /** A capability is none of the contract's. Use one of the names listed in the message. */
    INVALID_CAPABILITY(
            "E4506",
            ErrorCategory.REQUEST,
            400,
            Blame.CLIENT,
            Retry.POINTLESS,
            Severity.INFO,
            "The capability does not exist"),
    /** The gateway failed unexpectedly. Report it with the request id. */
    RESPONSE_PROCESSING_FAILED(
            "E4600",
            ErrorCategory.RESPONSE,
            500,
            Blame.GATEWAY,
            Retry.POINTLESS,
            Severity.ERROR,
            "Processing the response failed"),
    /** The token estimate failed for a reason of its own. Report it with the request id. */
    TOKEN_COUNTING_FAILED(
            "E4601",
            ErrorCategory.RESPONSE,
            500,
            Blame.GATEWAY,
            Retry.POINTLESS,
            Severity.WARN,
            "Counting tokens failed"),
    /** The provider's answer is readable but has no equivalent in the caller's dialect. */
    RESPONSE_NORMALIZATION_FAILED(
            "E4602",
            ErrorCategory.RESPONSE,
            502,
            Blame.UPSTREAM,
            Retry.WORTHWHILE,
            Severity.WARN,
            "The response could not be normalised"),
    /** Reserved, never sent: answers are passed on without being judged by the requested response_format. */
    INVALID_RESPONSE_FORMAT(
            "E4603",
            ErrorCategory.RESPONSE,
            502,
            Blame.UPSTREAM,
            Retry.WORTHWHILE,
            Severity.WARN,
            "The response does not have the requested format"),
    /** The provider's stream failed after content had been sent; also sent as an in-stream event. What came before is incomplete. */
    STREAMING_ERROR(
            "E4604",
            ErrorCategory.RESPONSE,
            502,
            Blame.UPSTREAM,
            Retry.WORTHWHILE,
            Severity.WARN,
            "The stream broke off"),
    /** Reserved, never sent: circuits are per provider, see E4701. */
    CIRCUIT_OPEN(
            "E4700",
            ErrorCategory.CIRCUIT,
            503,
            Blame.UPSTREAM,
            Retry.WORTHWHILE,
            Severity.WARN,
            "A circuit breaker is open"),
    /** The provider failed repeatedly and is left alone until its circuit half-opens. Retry after the given time. */
    PROVIDER_CIRCUIT_OPEN(
            "E4701",
            ErrorCategory.CIRCUIT,
            503,
            Blame.UPSTREAM,
            Retry.WORTHWHILE,
            Severity.WARN,
            "The provider's circuit breaker is open"),
    /** Reserved, never sent: circuits are per provider, see E4701. */
    MODEL_CIRCUIT_OPEN(
            "E4702",
            ErrorCategory.CIRCUIT,
            503,
            Blame.UPSTREAM,
            Retry.WORTHWHILE,
            Severity.WARN,
            "The model's circuit breaker is open"),
    /** The last check of the provider failed and no traffic has proved it wrong yet. */
    HEALTH_CHECK_FAILED(
            "E4703",
            ErrorCategory.CIRCUIT,
            503,
            Blame.UPSTREAM,
            Retry.WORTHWHILE,
            Severity.WARN,
            "The provider failed its health check"),
    /** Log only: a provider's circuit opens. Requests get E4701 until it half-opens. */
    FAILURE_THRESHOLD_EXCEEDED(
            "E4704",
            ErrorCategory.CIRCUIT,
            503,
            Blame.UPSTREAM,
            Retry.WORTHWHILE,
            Severity.WARN,
            "The failure threshold is exceeded");

    /** Whether the same request may succeed later without being changed. */
    private enum Retry {
        WORTHWHILE,
        POINTLESS
    }

    /** How loud the log is about it. */
    public enum Severity {
        INFO,
        WARN,
        ERROR
    }

    private static final Map<String, ErrorCode> BY_ID =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(ErrorCode::id, Function.identity()));

    private final String id;
    private final ErrorCategory category;
    private final int httpStatus;
    private final Blame blame;
    private final Retry retry;
    private final Severity severity;
    private final String message;

    ErrorCode(
            String id,
            ErrorCategory category,
            int httpStatus,
            Blame blame,
            Retry retry,
            Severity severity,
            String message) {
        this.id = id;
        this.category = category;
        this.httpStatus = httpStatus;
        this.blame = blame;
        this.retry = retry;
        this.severity = severity;
        this.message = message;
    }

    /** {@return the code with that id, such as {@code E4404}} */
    public static Optional<ErrorCode> byId(String id) {
        return Optional.ofNullable(BY_ID.get(id));
    }

    /** {@return the stable id, such as {@code E4404}} */
    public String id() {
        return id;
    }

    public ErrorCategory category() {
        return category;
    }

    /** {@return the usual HTTP status; E4206 and E4505 may carry another as a detail} */
    public int httpStatus() {
        return httpStatus;
    }

    public Blame blame() {
        return blame;
    }

    /** {@return whether the same request may succeed later} */
    public boolean retryable() {
        return retry == Retry.WORTHWHILE;
    }

    public Severity severity() {
        return severity;
    }

    /** {@return the public sentence used where an occurrence has none of its own} */
    public String message() {
        return message;
    }
}
