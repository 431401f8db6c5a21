/**
 * OpenAI's Responses API without its memory: nothing is kept between requests. Towards clients in both directions; towards
 * a provider that has it, the caller's own bytes go through. A request that refers to what a vendor keeps or runs itself
 * asks for such a provider.
 *
 * <p>Source: the vendor's API reference and OpenAPI document, as of 2026.
 */
@NullMarked
package io.modelgateway.dialect.openai.responses;

import org.jspecify.annotations.NullMarked;
