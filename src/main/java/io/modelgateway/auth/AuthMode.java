package io.modelgateway.auth;

/** Whether callers must show a key. */
public enum AuthMode {
    /** Everybody is served, and whatever key is shown is ignored. */
    OFF,
    /** Only who shows a known key is served. */
    REQUIRED
}
