/**
 * A provider that answers without a model: deterministic text from the prompt, tool calls, JSON, vectors, at a pace and
 * with failures of choice. For tests, load runs and the first minute of a new user; it goes through a circuit like any
 * other.
 */
@NullMarked
package io.modelgateway.provider.mock;

import org.jspecify.annotations.NullMarked;
