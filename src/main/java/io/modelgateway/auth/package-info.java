/**
 * Who asks: API keys, what they allow, and how they are kept. Keys come from configuration and from operators; of their
 * secrets only hashes are held.
 */
@NullMarked
package io.modelgateway.auth;

import org.jspecify.annotations.NullMarked;
