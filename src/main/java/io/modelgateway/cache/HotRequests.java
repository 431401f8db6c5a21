package io.modelgateway.cache;

/** What becomes of requests that ask for much variety. */
enum HotRequests {
    /** Only the same question finds the answer. */
    EXACT,
    /** Neither looked up nor remembered. */
    OFF
}
