package io.modelgateway.observe;

/**
 * The meters of the gateway and their labels, as Micrometer spells them; {@code docs/metrics.md} explains each and shows
 * Prometheus' spelling. Names that start with {@code gen_ai} are those of the OpenTelemetry semantic conventions for
 * generative AI.
 */
public final class MetricNames {

    public static final String TOKEN_USAGE = "gen_ai.client.token.usage";
    public static final String REQUEST_DURATION = "gen_ai.server.request.duration";
    public static final String TIME_TO_FIRST_TOKEN = "gen_ai.server.time_to_first_token";

    public static final String REQUESTS = "gateway.requests";
    public static final String ACTIVE_REQUESTS = "gateway.requests.active";
    public static final String ATTEMPTS = "gateway.attempts";
    public static final String RETRIES = "gateway.retries";
    public static final String FAILOVERS = "gateway.failovers";
    public static final String ERRORS = "gateway.errors";
    public static final String COST = "gateway.cost.usd";
    public static final String INTERRUPTED_STREAMS = "gateway.streams.interrupted";
    public static final String CLIENT_CANCELLATIONS = "gateway.client.cancellations";
    /** A gauge for each provider: 0 closed, 1 half-open, 2 open. */
    public static final String CIRCUIT_STATE = "gateway.circuit.state";
    /** How often the catalogue changed since this replica's start. */
    public static final String CATALOG_VERSION = "gateway.catalog.version";
    /** The beginning of the catalogue's hash as a number: equal on replicas that agree. */
    public static final String CATALOG_HASH = "gateway.catalog.hash";

    public static final String CATALOG_MODELS = "gateway.catalog.models";
    /** 1 while the catalogue file holds something that was refused. */
    public static final String CATALOG_FILE_REFUSED = "gateway.catalog.file.refused";

    /** 1 while Redis answers, 0 while it does not; absent where none is configured. */
    public static final String REDIS_UP = "gateway.redis.up";

    public static final String REDIS_FAILURES = "gateway.redis.failures";

    /** Requests without a usable key, or with one that does not allow them. */
    public static final String AUTH_FAILURES = "gateway.auth.failures";

    /** Requests and attempts that a limit has refused. */
    public static final String LIMIT_REFUSALS = "gateway.limits.refusals";

    /** Decisions that were made without Redis although there is one. */
    public static final String LIMIT_FALLBACKS = "gateway.limits.fallbacks";

    /** A gauge of requests that hold a reservation. */
    public static final String LIMIT_RESERVATIONS = "gateway.limits.reservations";

    /** Settlements that Redis did not confirm. */
    public static final String LIMIT_UNSETTLED = "gateway.limits.unsettled";

    /** Requests whose budget is nearly used up. */
    public static final String BUDGET_WARNINGS = "gateway.budget.warnings";

    /** A gauge of counts that are not written yet. */
    public static final String USAGE_PENDING = "gateway.usage.pending";

    public static final String SCOPE_LABEL = "scope";
    public static final String POLICY_LABEL = "policy";

    /** Dollars that answers from the cache would have cost. */
    public static final String CACHE_SAVED_COST = "gateway.cache.saved.usd";

    /** Tokens, input and output together, that answers from the cache would have taken. */
    public static final String CACHE_SAVED_TOKENS = "gateway.cache.saved.tokens";

    /** By layer and result. */
    public static final String CACHE_LOOKUPS = "gateway.cache.lookups";

    /** Answers that came from a call that was already under way. */
    public static final String CACHE_SHARED = "gateway.cache.shared";

    public static final String CACHE_WRITES = "gateway.cache.writes";
    public static final String CACHE_EVICTIONS = "gateway.cache.evictions";
    /** What made the cache step aside, by code. */
    public static final String CACHE_ERRORS = "gateway.cache.errors";

    /** Near questions that were not served with the same answer, by reason. */
    public static final String CACHE_VETOES = "gateway.cache.vetoes";

    public static final String CACHE_EMBEDDING = "gateway.cache.embedding";
    public static final String CACHE_ENTRIES = "gateway.cache.entries";
    public static final String CACHE_BYTES = "gateway.cache.bytes";
    public static final String CACHE_VECTORS = "gateway.cache.vectors";
    public static final String SLOTS_IN_USE = "gateway.slots.in.use";
    /** Infinite without a limit; moves where it is adaptive. */
    public static final String SLOTS_LIMIT = "gateway.slots.limit";

    public static final String SLOTS_UTILIZATION = "gateway.slots.utilization";
    public static final String QUEUE_DEPTH = "gateway.queue.depth";
    public static final String QUEUE_BYTES = "gateway.queue.bytes";
    /** Only of requests that waited and were called. */
    public static final String QUEUE_WAIT = "gateway.queue.wait";

    public static final String QUEUE_REFUSALS = "gateway.queue.refusals";

    public static final String OVERLOAD_REFUSALS = "gateway.overload.refusals";
    public static final String BODY_BYTES = "gateway.bodies.bytes";
    public static final String EVENT_LOOP_LAG = "gateway.event.loop.lag";
    public static final String HEAP_NEEDED = "gateway.heap.needed";
    public static final String SLOW_CLIENTS = "gateway.streams.stalled";

    public static final String OPERATION_LABEL = "gen_ai.operation.name";
    public static final String GEN_AI_PROVIDER_LABEL = "gen_ai.provider.name";
    public static final String REQUEST_MODEL_LABEL = "gen_ai.request.model";
    public static final String RESPONSE_MODEL_LABEL = "gen_ai.response.model";
    public static final String TOKEN_TYPE_LABEL = "gen_ai.token.type";
    public static final String ERROR_TYPE_LABEL = "error.type";

    public static final String DIALECT_LABEL = "dialect";
    public static final String MODEL_LABEL = "model";
    public static final String PROVIDER_LABEL = "provider";
    public static final String STATUS_LABEL = "status";
    public static final String OUTCOME_LABEL = "outcome";
    public static final String PRIORITY_LABEL = "priority";
    public static final String REASON_LABEL = "reason";
    public static final String CODE_LABEL = "code";
    public static final String LAYER_LABEL = "layer";
    public static final String RESULT_LABEL = "result";

    /** The value of a label that has nothing to say, such as the provider of a request that reached none. */
    public static final String NONE = "none";

    private MetricNames() {}
}
