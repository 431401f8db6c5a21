package io.modelgateway.observe;

/** The keys of structured log lines, one spelling each. None of them ever carries a prompt, a completion or a secret. */
public final class LogKeys {

    public static final String REQUEST_ID = "requestId";
    public static final String TRACE_ID = "traceId";
    public static final String AGENT = "agent";
    /** The name of the API key, never the key. */
    public static final String KEY = "key";

    public static final String TEAM = "team";
    public static final String DIALECT = "dialect";
    /** Method and template of the path. */
    public static final String ROUTE = "route";

    public static final String OPERATION = "operation";
    public static final String MODEL = "model";
    public static final String PROVIDER = "provider";
    public static final String ATTEMPTS = "attempts";
    public static final String STATUS = "status";
    public static final String ERROR_CODE = "errorCode";
    public static final String LATENCY_MS = "latencyMs";
    public static final String FIRST_TOKEN_MS = "firstTokenMs";
    public static final String INPUT_TOKENS = "inputTokens";
    public static final String OUTPUT_TOKENS = "outputTokens";
    public static final String COST_CENTS = "costCents";
    public static final String CACHE = "cache";
    public static final String QUEUE_MS = "queueMs";
    public static final String STREAM = "stream";
    public static final String CANCELLED = "cancelled";

    public static final String ACTION = "action";
    public static final String TARGET = "target";
    public static final String OUTCOME = "outcome";
    public static final String CALLER_ADDRESS = "callerAddress";

    private LogKeys() {}
}
