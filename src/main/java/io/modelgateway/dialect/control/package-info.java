/**
 * What callers who come from other gateways say in a body of any dialect to steer the gateway itself: OpenRouter's {@code
 * provider} and {@code models}, LiteLLM's {@code fallbacks}. These fields never reach a provider.
 */
@NullMarked
package io.modelgateway.dialect.control;

import org.jspecify.annotations.NullMarked;
