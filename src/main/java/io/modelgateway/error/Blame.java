package io.modelgateway.error;

/** Whose fault an error is; decides failover and whether a circuit counts it. */
public enum Blame {
    /** The request is at fault: another provider would answer the same. */
    CLIENT,
    /** The gateway is at fault, or protects itself. */
    GATEWAY,
    /** The provider is at fault: another one may do better. */
    UPSTREAM
}
