package io.modelgateway.http;

/** The gateway's own headers, one spelling each. */
final class GatewayHeaders {

    static final String AGENT_DID = "X-Agent-Did";
    static final String STRATEGY = "X-Gateway-Strategy";
    static final String PROVIDERS = "X-Gateway-Providers";
    static final String REGIONS = "X-Gateway-Regions";
    static final String CAPABILITIES = "X-Gateway-Capabilities";
    static final String QUALITY = "X-Gateway-Quality";
    static final String MAX_COST_CENTS = "X-Gateway-Max-Cost-Cents";
    static final String MAX_LATENCY_MS = "X-Gateway-Max-Latency-Ms";
    static final String PRIORITY = "X-Gateway-Priority";
    static final String DEADLINE_MS = "X-Gateway-Deadline-Ms";
    static final String CACHE = "X-Gateway-Cache";
    static final String CACHE_TTL = "X-Gateway-Cache-Ttl";
    static final String CACHE_THRESHOLD = "X-Gateway-Cache-Threshold";
    static final String CACHE_NAMESPACE = "X-Gateway-Cache-Namespace";

    static final String REQUEST_ID = "X-Gateway-Request-Id";
    static final String MODEL = "X-Gateway-Model";
    static final String PROVIDER = "X-Gateway-Provider";
    static final String ATTEMPTS = "X-Gateway-Attempts";
    static final String COST_CENTS = "X-Gateway-Cost-Cents";
    static final String CACHE_SIMILARITY = "X-Gateway-Cache-Similarity";
    static final String QUEUE_MS = "X-Gateway-Queue-Ms";
    static final String QUEUE_POSITION = "X-Gateway-Queue-Position";
    static final String RATE_LIMIT = "X-RateLimit-Limit-";
    static final String RATE_REMAINING = "X-RateLimit-Remaining-";
    static final String RATE_RESET = "X-RateLimit-Reset-";
    static final String DROPPED_PARAMS = "X-Gateway-Dropped-Params";

    private GatewayHeaders() {}
}
