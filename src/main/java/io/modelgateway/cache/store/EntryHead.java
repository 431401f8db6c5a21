package io.modelgateway.cache.store;

import io.modelgateway.model.ModelKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an entry without reading the answer.
 *
 * @param origin who gave the answer
 * @param namespace {@code null} for the common one
 */
public record EntryHead(ModelKey origin, @Nullable String namespace, Instant storedAt, Instant expiresAt) {}
