package io.modelgateway.cache.semantic;

/** What becomes of answers to questions that mean the same. */
public enum SemanticMode {
    /** They are not looked for; no model is loaded. */
    OFF,
    /** They are looked for and counted, but not served. */
    SHADOW,
    /** They are served. */
    ON
}
