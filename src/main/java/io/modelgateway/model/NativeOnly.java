package io.modelgateway.model;

/**
 * A request that only a provider of the caller's own dialect can serve, because it refers to what lives there.
 *
 * @param field what makes it so, such as {@code previous_response_id}
 */
public record NativeOnly(Dialect dialect, String field) {}
