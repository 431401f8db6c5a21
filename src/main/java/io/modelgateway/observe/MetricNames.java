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

    /** 1 while Redis answers, 0 while it does not; absent where none is configured. */
    public static final String REDIS_UP = "gateway.redis.up";

    public static final String REDIS_FAILURES = "gateway.redis.failures";

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

    /** The value of a label that has nothing to say, such as the provider of a request that reached none. */
    public static final String NONE = "none";

    private MetricNames() {}
}
